import { protocolVersion, syncSubprotocol } from '@lockstep/protocol';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { purgeTrash } from './app/upkeep/purge-trash.ts';
import { systemEnvironment } from './compose/system-environment.ts';
import { SqliteUpkeep } from './store/sqlite/sqlite-upkeep.ts';
import { startTestServer, type TestServer } from './testing/start-test-server.ts';
import { TestSocket } from './testing/test-socket.ts';

const dayMs = 24 * 60 * 60 * 1_000;

interface Made {
  readonly op_id: string;
  readonly seq: number;
  readonly task: { readonly id: string };
}

let now: number;
let server: TestServer;
let open: TestSocket[] = [];

beforeEach(async () => {
  now = Date.parse('2026-11-22T10:00:00.000Z');
  server = await startTestServer({
    environment: {
      clock: { now: () => now },
      random: { ...systemEnvironment.random, newId: () => v7({ msecs: now }) },
    },
  });
});

afterEach(async () => {
  await Promise.all(open.map((socket) => socket.close()));
  open = [];
  await server.stop();
});

async function request(method: string, path: string, body?: unknown): Promise<Made> {
  return (await server.request(method, path, body)).body as Made;
}

async function add(title: string, more: object = {}): Promise<string> {
  return (await request('POST', 'tasks', { title, ...more })).task.id;
}

/** One pass of the chore as the server does it; answers the slices it took. */
async function purge(days = 30): Promise<number> {
  const { store, database, publisher, environment } = server.core;
  const chore = purgeTrash({
    store,
    upkeep: new SqliteUpkeep(database, store),
    publisher,
    days,
    clock: environment.clock,
    newId: () => environment.random.newId(),
  });
  let slices = 0;
  for await (const _slice of chore.pass()) slices += 1;
  return slices;
}

async function connect(protocol?: string): Promise<TestSocket> {
  const options = { token: server.token, ...(protocol === undefined ? {} : { protocol }) };
  const socket = await TestSocket.connect(server.socketUrl, options);
  open.push(socket);
  return socket;
}

async function idsOf(status: string): Promise<readonly string[]> {
  const { body } = (await server.request('GET', `tasks?status=${status}`)) as { body: { tasks: { id: string }[] } };
  return body.tasks.map(({ id }) => id);
}

describe('the trash', () => {
  it('X4: after 30 days a task is gone from every screen, list and snapshot, and the log says so', async () => {
    const old = await add('old');
    const [kept, back] = [await add('kept'), await add('back')];
    const deletion = await request('DELETE', `tasks/${old}`);
    await request('DELETE', `tasks/${back}`);
    now += 2 * dayMs;
    await request('DELETE', `tasks/${kept}`);
    await request('POST', `tasks/${back}/restore`);
    const head = await server.core.store.head(server.workspace_id);
    expect((await idsOf('trashed')).toSorted()).toEqual([old, kept].toSorted());

    const plain = await connect();
    await plain.expectType('ready');
    const sync = await connect(syncSubprotocol);
    const cursors = { [server.workspace_id]: head };
    sync.send({ type: 'hello', protocol: protocolVersion, client_id: 'test', epoch: server.core.store.epoch, cursors });
    await sync.expectType('live');
    now += 29 * dayMs;
    await purge();

    const event = await plain.expectSeq(head + 1);
    expect(event).toMatchObject({
      type: 'task_purged',
      task_id: old,
      task_title: 'old',
      actor: { kind: 'system', user_id: server.user_id, client: 'Lockstep' },
    });
    const batch = await sync.expectType('batch');
    expect(batch).toMatchObject({ from: head + 1, to: head + 1, events: [{ type: 'task_purged', task_id: old }] });
    expect(await idsOf('trashed')).toEqual([kept]);
    expect(await idsOf('open')).toEqual([back]);
    const { body } = await server.request('GET', `workspaces/${server.workspace_id}/snapshot`);
    expect(body).toMatchObject({ seq: head + 1 });
    expect((body as { tasks: { id: string }[] }).tasks.map(({ id }) => id).toSorted()).toEqual([kept, back].toSorted());
    expect((await server.request('GET', `tasks/${old}`)).status).toBe(404);

    const undone = await server.request('POST', 'undo', { op_id: deletion.op_id });
    expect(undone.body).toMatchObject({ reverted: 0, kept: [{ task_id: old, reason: 'deleted for good' }] });
    const own = await server.request('POST', 'undo', { op_id: batch['op_id'] });
    expect(own.status).toBe(404);
  });

  it('X7: its id stays used, in its workspace alone', async () => {
    const id = await add('old');
    await request('DELETE', `tasks/${id}`);
    now += 31 * dayMs;
    await purge();
    expect(await server.request('POST', 'tasks', { title: 'again', id })).toMatchObject({
      status: 409,
      body: { code: 'CONFLICT' },
    });
    const { token } = await server.tokenOf('Eve');
    expect((await server.request('POST', 'tasks', { title: 'hers', id }, token)).status).toBe(201);
  });

  it('X4, X8: what went along goes along; a large trash goes in several operations, each whole', async () => {
    const subtasks = Array.from({ length: 50 }, (_, index) => ({ title: `child ${index}` }));
    for (const title of ['one', 'two', 'three']) {
      const parent = await add(title, { subtasks });
      await request('DELETE', `tasks/${parent}`);
    }
    now += 31 * dayMs;
    const head = await server.core.store.head(server.workspace_id);
    await purge();
    expect(await idsOf('trashed')).toEqual([]);
    const log = await server.core.store.changesAfter(server.workspace_id, head, { limit: 1_000, maxBytes: 1e9 });
    expect(log).toHaveLength(153);
    expect(new Set(log.map(({ op_id }) => op_id)).size).toBe(2);
    expect(new Set(log.map(({ op_last_seq }) => op_last_seq))).toEqual(new Set([head + 100, head + 153]));
    expect(await purge()).toBe(1);
  });
});
