import { protocolVersion, syncSubprotocol } from '@lockstep/protocol';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemEnvironment } from './compose/system-environment.ts';
import { SqliteUpkeep } from './store/sqlite/sqlite-upkeep.ts';
import { FakeTimers } from './app/upkeep/fake-timers.testing.ts';
import { startTestServer, type TestServer } from './testing/start-test-server.ts';
import { TestSocket } from './testing/test-socket.ts';

const dayMs = 24 * 60 * 60 * 1_000;

let now: number;
let timers: FakeTimers;
let server: TestServer;
let open: TestSocket[] = [];

beforeEach(async () => {
  now = Date.parse('2026-11-22T10:00:00.000Z');
  timers = new FakeTimers();
  server = await startTestServer({
    env: { LOCKSTEP_RETENTION_DAYS: '90', LOCKSTEP_RETENTION_CHANGES: '3' },
    environment: {
      clock: { now: () => now },
      schedule: timers.schedule,
      random: { ...systemEnvironment.random, newId: () => v7({ msecs: now }) },
    },
  });
});

afterEach(async () => {
  await Promise.all(open.map((socket) => socket.close()));
  open = [];
  await server.stop();
});

interface Made {
  readonly status: number;
  readonly body: { readonly op_id: string; readonly seq: number; readonly task: { readonly id: string } };
}

async function add(title: string): Promise<Made['body']> {
  return ((await server.request('POST', 'tasks', { title })) as Made).body;
}

/** Ten tasks of long ago, of which retention keeps the last three: seq 8 to 10. */
async function passSeven(): Promise<readonly Made['body'][]> {
  const made: Made['body'][] = [];
  for (let number = 1; number <= 10; number += 1) {
    now += dayMs / 24;
    made.push(await add(`Task ${number}`));
  }
  now += 100 * dayMs;
  const upkeep = new SqliteUpkeep(server.core.database, server.core.store);
  const since = new Date(now - 90 * dayMs).toISOString();
  await upkeep.compact(server.workspace_id, { changes: 3, since }, 100);
  return made;
}

async function connectPlain(query: string): Promise<TestSocket> {
  const socket = await TestSocket.connect(server.socketUrl + query, { token: server.token });
  open.push(socket);
  return socket;
}

async function greet(cursor?: number): Promise<TestSocket> {
  const socket = await TestSocket.connect(server.socketUrl, { token: server.token, protocol: syncSubprotocol });
  open.push(socket);
  const cursors =
    cursor === undefined ? {} : { epoch: server.core.store.epoch, cursors: { [server.workspace_id]: cursor } };
  socket.send({ type: 'hello', protocol: protocolVersion, client_id: 'test', ...cursors });
  await socket.expectType('ready');
  return socket;
}

describe('retention', () => {
  it('S5: a running server discards by itself, soon after its start', async () => {
    for (let number = 1; number <= 10; number += 1) await add(`Task ${number}`);
    now += 100 * dayMs;
    const compacted = new Promise((resolve) => {
      server.core.store.onGroupCommitted(() => {
        void server.core.store.floor(server.workspace_id).then((floor) => floor === 7 && resolve(floor));
      });
    });
    await timers.pass(5_000);
    await compacted;
    expect(await server.core.store.floor(server.workspace_id)).toBe(7);
  });

  it('S5: change.list answers from the floor on, and refuses what is below it', async () => {
    await passSeven();
    const path = `workspaces/${server.workspace_id}/changes`;
    const whole = await server.request('GET', `${path}?since_seq=7`);
    expect(whole).toMatchObject({ status: 200, body: { head: 10, changes: [{ seq: 8 }, { seq: 9 }, { seq: 10 }] } });
    for (const query of ['?since_seq=6', '', `?since_seq=6&ids=${v7()}`]) {
      const refused = await server.request('GET', path + query);
      expect(refused, query).toMatchObject({
        status: 409,
        body: { code: 'CONFLICT', errors: [{ path: 'since_seq' }] },
      });
    }
  });

  it('S5: plain mode resets a cursor below the floor and is live from the head', async () => {
    await passSeven();
    const socket = await connectPlain('?since=6');
    const reset = await socket.expectType('reset');
    expect(reset).toMatchObject({ workspace_id: server.workspace_id, reason: 'floor', head: 10 });
    await add('after');
    await socket.expectSeq(11);
    expect(socket.messages.map((message) => message['type'])).toEqual(['ready', 'reset', 'task_created']);
    const other = await connectPlain('?since=7');
    await other.expectSeq(11);
    expect(other.messages.flatMap((message) => message['seq'] ?? [])).toEqual([8, 9, 10, 11]);
  });

  it('S5, D12: sync mode resets it in hello and in resume; the snapshot and its resume go on', async () => {
    await passSeven();
    const { epoch } = server.core.store;
    const socket = await greet(6);
    const reset = { type: 'reset', workspace_id: server.workspace_id, reason: 'floor' };
    expect(await socket.expectType('reset')).toEqual(reset);
    socket.send({ type: 'resume', workspace_id: server.workspace_id, epoch, seq: 2 });
    await socket.expect((message) => message['type'] === 'reset' && message !== socket.messages[1]);
    const snapshot = await server.request('GET', `workspaces/${server.workspace_id}/snapshot`);
    expect(snapshot.body).toMatchObject({ seq: 10, tasks: Array.from({ length: 10 }, () => ({})) });
    socket.send({ type: 'resume', workspace_id: server.workspace_id, epoch, seq: 10 });
    expect(await socket.expectType('live')).toMatchObject({ head: 10 });
    expect(socket.messages.some((message) => message['type'] === 'batch')).toBe(false);
  });

  it('S5: a cursor at the floor is replayed whole', async () => {
    await passSeven();
    const socket = await greet(7);
    expect(await socket.expectType('live')).toMatchObject({ head: 10 });
    const batches = socket.messages.filter((message) => message['type'] === 'batch');
    expect(batches.map((batch) => batch['from'])).toEqual([8, 9, 10]);
  });

  it('X5, S5: undo of what is below the floor is UNDO_EXPIRED, above it works', async () => {
    const made = await passSeven();
    const expired = await server.request('POST', 'undo', { op_id: made[2]?.op_id });
    expect(expired).toMatchObject({ status: 410, body: { code: 'UNDO_EXPIRED' } });
    const done = await server.request('POST', 'undo', { op_id: made[8]?.op_id });
    expect(done).toMatchObject({ status: 200, body: { reverted: 1 } });
  });

  it('S3, S5: what was sent above the floor is still answered once, and a used id stays used below it', async () => {
    const made = await passSeven();
    const repeat = (index: number) =>
      server.request('POST', 'operations', {
        op_id: made[index]?.op_id,
        operation: 'task.add',
        input: { title: `Task ${index + 1}` },
      });
    expect(await repeat(8)).toMatchObject({ body: { op_id: made[8]?.op_id, seq: 9 } });
    const again = await server.request('POST', 'tasks', { title: 'Same id', id: made[0]?.task.id });
    expect(again).toMatchObject({ status: 409, body: { code: 'CONFLICT' } });
    expect(await server.core.store.head(server.workspace_id)).toBe(10);
  });
});
