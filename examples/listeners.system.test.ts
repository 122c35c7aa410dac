/** The examples that listen without a page, each started by its one command against a real server. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../packages/server/src/testing/start-test-server.ts';
import { ensurePython } from '../tooling/suites/python.ts';
import { RunningExample } from './running-example.testing.ts';

let folder = '';
let server: TestServer;
let token = '';
let example: RunningExample | undefined;

async function startServer(port = '0'): Promise<void> {
  server = await startTestServer({ folder, env: { PORT: port } });
}

async function add(title: string): Promise<string> {
  const { body } = await server.request('POST', 'tasks', { title });
  return (body as { task: { id: string } }).task.id;
}

function start(name: string): RunningExample {
  example = new RunningExample(name, { LOCKSTEP_URL: server.url, LOCKSTEP_TOKEN: token });
  return example;
}

/** What restoring a backup does to a history. */
function rotateEpoch(): void {
  const database = new DatabaseSync(path.join(folder, 'lockstep.db'));
  database.prepare("UPDATE meta SET value = 'another' WHERE key = 'epoch'").run();
  database.close();
}

beforeAll(async () => {
  await ensurePython();
});

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lockstep-examples-'));
  await startServer();
  ({ token } = await server.core.auth.tokens.create(server.user_id, { name: 'example', scopes: ['tasks:read'] }));
});

afterEach(async () => {
  await example?.stop();
  example = undefined;
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('node-tail', () => {
  it('tells what happens, and after a restart of the server what happened meanwhile', async () => {
    await add('Pay rent');
    const tail = start('node-tail');
    expect(await tail.until(/waiting/)).toBe('1 open tasks; waiting for changes');
    const id = await add('Buy milk');
    expect(await tail.until(/milk/)).toMatch(/^\d{4}-\S+Z test added “Buy milk”$/);
    await server.request('PATCH', `tasks/${id}`, { title: 'Buy oat milk' });
    expect(await tail.until(/oat/)).toContain('changed “Buy oat milk” (title)');
    await server.request('DELETE', `tasks/${id}`);
    await tail.until(/deleted “Buy oat milk”/);
    const { port } = new URL(server.url);
    await server.stop();
    await tail.until(/-- (?:reconnecting|offline)/);
    await startServer(port);
    await add('While away');
    await tail.until(/added “While away”/);
  });
});

describe('python-listener', () => {
  it('M2: tells each of the three messages, in order', async () => {
    const listener = start('python-listener');
    await listener.until(/-- live, at 0/);
    const id = await add('Grüße an Bob 🎂');
    await server.request('POST', `tasks/${id}/complete`);
    await server.request('DELETE', `tasks/${id}`);
    await listener.until(/deleted/);
    expect(listener.lines.filter((line) => /^\d/.test(line))).toEqual([
      '1 test added “Grüße an Bob 🎂”',
      expect.stringMatching(/^2 test changed “Grüße an Bob 🎂” \(completed/),
      '3 test deleted “Grüße an Bob 🎂”',
    ]);
  });

  it('D1: long messages come whole, and what happened while it was away comes once', async () => {
    const listener = start('python-listener');
    await listener.until(/-- live/);
    const { body } = await server.request('POST', 'tasks', { title: 'Long', notes: 'ä'.repeat(20_000) });
    expect(body).toHaveProperty('seq', 1);
    await listener.until(/1 test added “Long”/);
    const { port } = new URL(server.url);
    await server.stop();
    await listener.until(/-- reconnecting/);
    await startServer(port);
    for (const title of ['a', 'b', 'c']) await add(title);
    await listener.until(/4 test added “c”/);
    expect(listener.lines.filter((line) => /^\d/.test(line)).map((line) => Number.parseInt(line, 10))).toEqual([
      1, 2, 3, 4,
    ]);
  });

  it('S4: begins anew where the history is another one', async () => {
    await add('Before');
    const listener = start('python-listener');
    await listener.until(/-- live, at 1/);
    const { port } = new URL(server.url);
    await server.stop();
    rotateEpoch();
    await startServer(port);
    expect(await listener.until(/begun/)).toBe('-- begun anew at 1: epoch');
    await add('After');
    await listener.until(/2 test added “After”/);
  });

  it('ends where coming back is of no use', async () => {
    const listener = start('python-listener');
    await listener.until(/-- live/);
    const own = (await server.core.auth.tokens.list(server.user_id)).find(({ name }) => name === 'example');
    await server.core.auth.tokens.revoke(own?.id ?? '');
    expect(await listener.ended()).toBe(1);
    expect(listener.lines.join('\n')).toContain('closed with code 4501');
    const again = start('python-listener');
    expect(await again.ended()).toBe(1);
    expect(again.lines.join('\n')).toContain('refused with HTTP 401');
  });
});

it.each(['plain-page', 'python-listener'])('%s says what is missing', async (name) => {
  example = new RunningExample(name, {});
  expect(await example.ended()).toBe(1);
  expect(example.lines.join('\n')).toContain('npx lockstep token create');
});

it('an example that is not there is named, with those that are', async () => {
  example = new RunningExample('vue-page', {});
  expect(await example.ended()).toBe(2);
  expect(example.lines.join('\n')).toContain('there are react-page, plain-page, node-tail, python-listener');
});
