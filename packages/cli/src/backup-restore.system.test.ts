import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runProcess, serveProcess, type ServeProcess } from './testing/program-process.testing.ts';

const writers = 6;
/** Changes of each operation: a task with its subtasks. */
const changesEach = 3;

interface Acknowledged {
  readonly title: string;
  /** Of its last change. */
  readonly seq: number;
}

interface Change {
  readonly seq: number;
  readonly op_id: string;
  readonly task: { readonly title: string };
}

let root: string;
let folder: string;
let file: string;
let server: ServeProcess;
let token: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'lockstep-restore-'));
  folder = path.join(root, 'data');
  file = path.join(root, 'backup.db');
  server = await serveProcess(folder);
  token = (await lockstep('token', 'create', '--name', 'test')).stdout.trim();
});

afterEach(async () => {
  await server.end('SIGKILL');
  await rm(root, { recursive: true, force: true });
});

function lockstep(...args: readonly string[]) {
  return runProcess(args, { LOCKSTEP_DATA: folder, PORT: String(server.port) });
}

async function ask(method: string, address: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${server.url}/api/v1/${address}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${address}: ${response.status}`);
  return response.json();
}

/** Adds tasks with subtasks, one after another, until told to stop. */
class Writer {
  readonly #name: number;
  #stopped = false;

  constructor(name: number) {
    this.#name = name;
  }

  async run(into: Acknowledged[]): Promise<void> {
    for (let count = 0; !this.#stopped; count += 1) {
      const title = `writer ${this.#name} task ${count}`;
      const subtasks = [{ title: `${title} first` }, { title: `${title} second` }];
      const { seq } = (await ask('POST', 'tasks', { title, subtasks })) as { seq: number };
      into.push({ title, seq });
    }
  }

  stop(): void {
    this.#stopped = true;
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}

async function wholeLog(): Promise<{ readonly epoch: string; readonly changes: readonly Change[] }> {
  const { personal_workspace_id, epoch } = (await ask('GET', 'me')) as { personal_workspace_id: string; epoch: string };
  const changes: Change[] = [];
  for (;;) {
    const query = `since_seq=${changes.at(-1)?.seq ?? 0}&limit=500`;
    const page = (await ask('GET', `workspaces/${personal_workspace_id}/changes?${query}`)) as { changes: Change[] };
    if (page.changes.length === 0) return { epoch, changes };
    changes.push(...page.changes);
  }
}

describe('backup and restore', () => {
  test('S4, S1, S2: a backup under load is a whole prefix with all that was acknowledged before it began', async () => {
    const acknowledged: Acknowledged[] = [];
    const all = Array.from({ length: writers }, (_, index) => new Writer(index));
    const running = all.map((writer) => writer.run(acknowledged));
    await until(() => acknowledged.length >= 150);
    const before = [...acknowledged];
    const backup = await lockstep('backup', file, '--json');
    const during = acknowledged.length;
    await until(() => acknowledged.length >= during + 50);
    for (const writer of all) writer.stop();
    await Promise.all(running);
    const { epoch } = await wholeLog();
    expect(backup).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(backup.stdout)).toMatchObject({ file, epoch, bytes: (await stat(file)).size });
    expect(during).toBeGreaterThan(before.length);

    await server.end('SIGKILL');
    const restored = await lockstep('restore', file, '--json');
    expect(restored).toMatchObject({ code: 0, stderr: '' });
    server = await serveProcess(folder);

    const log = await wholeLog();
    expect(log.epoch).not.toBe(epoch);
    expect(log.changes.map(({ seq }) => seq)).toEqual(log.changes.map((_, index) => index + 1));
    expect(log.changes.length % changesEach).toBe(0);
    expect(log.changes.length).toBeLessThan(acknowledged.length * changesEach);
    const titleAt = new Map(log.changes.map(({ seq, task }) => [seq, task.title]));
    const head = log.changes.length;
    for (const { title, seq } of before) expect(titleAt.get(seq - changesEach + 1)).toBe(title);
    for (const { title, seq } of acknowledged) {
      expect(titleAt.get(seq - changesEach + 1)).toBe(seq <= head ? title : undefined);
    }
    expect(await readdir(path.join(folder, 'backups'))).toEqual([expect.stringMatching(/^replaced-.*\.db$/)]);
  });

  test('says what stands in the way, and ends with 1; what is not understood ends with 2', async () => {
    const backup = await lockstep('backup', file);
    expect(backup).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Backed up \d+ KB to .*backup\.db\n$/) });
    expect(await lockstep('backup', file)).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('--force'),
    });
    expect(await lockstep('backup', file, '--force')).toMatchObject({ code: 0 });
    expect(await lockstep('backup')).toMatchObject({ code: 2, stdout: '' });
    const refused = await lockstep('restore', file, '--json');
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(JSON.parse(refused.stderr)).toMatchObject({
      code: 'CONFLICT',
      detail: expect.stringContaining('stop it first'),
    });
    expect(await ask('GET', 'me')).toMatchObject({ user: {} });
  });
});
