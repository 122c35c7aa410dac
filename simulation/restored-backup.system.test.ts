import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runProcess, serveProcess, type ServeProcess } from '../packages/cli/src/testing/program-process.testing.ts';
import { createClient, type LockstepClient } from '../packages/client/src/index.ts';

let root: string;
let folder: string;
let file: string;
let server: ServeProcess;
let client: LockstepClient;

function lockstep(...args: readonly string[]) {
  return runProcess(args, { LOCKSTEP_DATA: folder, PORT: String(server.port) });
}

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'lockstep-restored-'));
  folder = path.join(root, 'data');
  file = path.join(root, 'backup.db');
  server = await serveProcess(folder);
  const token = (await lockstep('token', 'create', '--name', 'test')).stdout.trim();
  client = createClient({ url: server.url, token });
});

afterEach(async () => {
  client.close();
  await server.end('SIGKILL');
  await rm(root, { recursive: true, force: true });
});

function titles(): readonly string[] {
  return client.tasks().map((task) => task.title);
}

function until(condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = client.subscribe(check);
    function check(): void {
      if (!condition()) return;
      unsubscribe();
      resolve();
    }
    check();
  });
}

/** As the server has them. */
async function savedTitles(): Promise<readonly string[]> {
  const { tasks } = await client.read('task.find', {});
  return tasks.map((task) => task.title);
}

test('S4, C9, C3: what waits in a client survives a restored backup, and arrives once', async () => {
  await client.ready();
  await client.task.add({ title: 'in the backup' });
  expect(await lockstep('backup', file)).toMatchObject({ code: 0 });
  await client.task.add({ title: 'after the backup' });
  await until(() => client.status.pending === 0);

  await server.end('SIGTERM');
  await until(() => client.status.state !== 'live');
  const waiting = [client.task.add({ title: 'waiting one' }), client.task.add({ title: 'waiting two' })];
  expect(titles()).toEqual(['in the backup', 'after the backup', 'waiting one', 'waiting two']);
  expect(await lockstep('restore', file)).toMatchObject({ code: 0 });
  server = await serveProcess(folder, server.port);
  client.retryNow();

  const answers = await Promise.all(waiting);
  await until(() => client.status.state === 'live' && client.status.pending === 0);
  expect(titles()).toEqual(['in the backup', 'waiting one', 'waiting two']);
  expect(await savedTitles()).toEqual(titles());
  expect(answers.map(({ seq }) => seq)).toEqual([2, 3]);
  expect(client.needsAttention).toEqual([]);
});
