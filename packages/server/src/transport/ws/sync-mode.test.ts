import { protocolVersion, syncSubprotocol } from '@lockstep/protocol';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';
import type { SyncSession } from '../../realtime/sync-session.ts';
import { TestSocket } from '../../testing/test-socket.ts';

let server: TestServer;
let open: TestSocket[] = [];

beforeEach(async () => {
  server = await startTestServer();
});

afterEach(async () => {
  await Promise.all(open.map((socket) => socket.close()));
  open = [];
  await server.stop();
});

async function connect(token = server.token): Promise<TestSocket> {
  const socket = await TestSocket.connect(server.socketUrl, { token, protocol: syncSubprotocol });
  open.push(socket);
  return socket;
}

async function greeted(hello: object = {}): Promise<TestSocket> {
  const socket = await connect();
  socket.send({ type: 'hello', protocol: protocolVersion, client_id: 'test', ...hello });
  await socket.expectType('ready');
  return socket;
}

async function streaming(): Promise<TestSocket> {
  const socket = await greeted();
  const { epoch } = server.core.store;
  socket.send({ type: 'resume', workspace_id: server.workspace_id, epoch, seq: 0 });
  await socket.expectType('live');
  return socket;
}

function add(socket: TestSocket, title: string, op_id = v7()): string {
  socket.send({ type: 'op', op_id, operation: 'task.add', input: { title } });
  return op_id;
}

function isLastOf(seq: number): (message: Record<string, unknown>) => boolean {
  return (message) => message['to'] === seq && message['part'] === message['parts'];
}

function seqsOf(socket: TestSocket): number[] {
  const batches = socket.messages.filter((message) => message['type'] === 'batch');
  return batches.flatMap((batch) => (batch['events'] as { seq: number }[]).map((event) => event.seq));
}

describe('sync mode', () => {
  it('D12: hello is answered with the heads; a workspace without a cursor waits for its resume', async () => {
    await server.request('POST', 'tasks', { title: 'before' });
    const socket = await greeted();
    const ready = await socket.expectType('ready');
    expect(ready).toMatchObject({
      user_id: server.user_id,
      epoch: server.core.store.epoch,
      heads: { [server.workspace_id]: 1 },
    });
    await server.request('POST', 'tasks', { title: 'not streamed yet' });
    socket.send({ type: 'resume', workspace_id: server.workspace_id, epoch: server.core.store.epoch, seq: 0 });
    expect(await socket.expectType('live')).toMatchObject({ head: 2 });
    expect(socket.messages.map((message) => message['type'])).toEqual(['ready', 'batch', 'batch', 'live']);
  });

  it('D11: operations of one socket run in order, and its own batch comes before the ack', async () => {
    const socket = await streaming();
    const ids = ['one', 'two', 'three'].map((title) => add(socket, title));
    await socket.expect((message) => message['type'] === 'ack' && message['op_id'] === ids[2]);
    const told = socket.messages.slice(2).map((message) => [message['type'], ids.indexOf(String(message['op_id']))]);
    for (const index of [0, 1, 2]) {
      const batchAt = told.findIndex(([type, at]) => type === 'batch' && at === index);
      const ackAt = told.findIndex(([type, at]) => type === 'ack' && at === index);
      expect(batchAt).toBeGreaterThanOrEqual(0);
      expect(ackAt).toBeGreaterThan(batchAt);
    }
    const acks = socket.messages.filter((message) => message['type'] === 'ack');
    expect(acks.map((ack) => ack['seq'])).toEqual([1, 2, 3]);
    expect(acks[0]).toMatchObject({
      epoch: server.core.store.epoch,
      workspace_id: server.workspace_id,
      result: { task: { title: 'one', seq: 1 } },
    });
  });

  it('S3: the same op_id again gives the recorded answer, with other input OPERATION_ID_REUSED', async () => {
    const socket = await streaming();
    const op_id = add(socket, 'milk');
    const first = await socket.expectType('ack');
    add(socket, 'milk', op_id);
    const again = await socket.expect((message) => message['type'] === 'ack' && message !== first);
    expect(again).toEqual(first);
    add(socket, 'eggs', op_id);
    expect(await socket.expectType('reject')).toMatchObject({ op_id, error: { code: 'OPERATION_ID_REUSED' } });
    expect(await server.core.store.head(server.workspace_id)).toBe(1);
  });

  it('S3: a permanent refusal is recorded under its op_id and comes back the same', async () => {
    const socket = await streaming();
    const op_id = v7();
    const op = { type: 'op', op_id, operation: 'task.complete', input: { id: v7() } };
    socket.send(op);
    const first = await socket.expectType('reject');
    expect(first).toMatchObject({ op_id, error: { code: 'NOT_FOUND', retryable: false } });
    socket.send(op);
    expect(await socket.expect((message) => message['type'] === 'reject' && message !== first)).toEqual(first);
  });

  it('M20: what a socket does is done under the profile as it is by then', async () => {
    const socket = await streaming();
    const op = { type: 'op', operation: 'task.add', input: { title: 'a', due_date: '2026-11-22', due_time: '09:00' } };
    socket.send({ ...op, op_id: v7() });
    expect(await socket.expectType('ack')).toMatchObject({ result: { task: { due_zone: 'UTC' } } });
    await server.request('PATCH', 'me', { name: 'Ana', time_zone: 'Europe/Berlin' });
    const op_id = v7();
    socket.send({ ...op, op_id });
    const ack = await socket.expect((message) => message['type'] === 'ack' && message['op_id'] === op_id);
    expect(ack).toMatchObject({ result: { task: { due_zone: 'Europe/Berlin', created_by: { name: 'Ana' } } } });
  });

  it('D3: a list is one operation, one batch, one ack', async () => {
    const socket = await streaming();
    const items = ['a', 'b', 'c'].map((title) => ({ title }));
    socket.send({ type: 'op', op_id: v7(), operation: 'task.add', input: { items } });
    expect(await socket.expectType('ack')).toMatchObject({ seq: 3 });
    const batches = socket.messages.filter((message) => message['type'] === 'batch');
    expect(batches).toMatchObject([{ from: 1, to: 3, events: [{ seq: 1 }, { seq: 2 }, { seq: 3 }] }]);
  });

  it('S4, D12: foreign epoch, a cursor ahead and a stranger’s workspace are answered by reset', async () => {
    const eve = await server.tokenOf('Eve');
    const { epoch } = server.core.store;
    const socket = await greeted({ epoch: 'other', cursors: { [server.workspace_id]: 0 } });
    expect(await socket.expectType('reset')).toMatchObject({ workspace_id: server.workspace_id, reason: 'epoch' });
    socket.send({ type: 'resume', workspace_id: server.workspace_id, epoch, seq: 7 });
    expect(await socket.expect((message) => message['reason'] === 'ahead')).toBeDefined();
    socket.send({ type: 'resume', workspace_id: eve.workspace_id, epoch, seq: 0 });
    expect(await socket.expect((message) => message['reason'] === 'forbidden')).toMatchObject({
      workspace_id: eve.workspace_id,
    });
  });

  it('P5: wrong frames are answered, and only what breaks the protocol ends the connection', async () => {
    const socket = await streaming();
    socket.send({ type: 'resume', workspace_id: 'nonsense', epoch: '', seq: -1 });
    const refused = await socket.expectType('error');
    expect(refused).toMatchObject({ error: { code: 'VALIDATION_FAILED' } });
    socket.send({ type: 'op', op_id: 'x', operation: 'task.find', input: {} });
    expect(await socket.expectType('reject')).toMatchObject({ error: { errors: [{ path: 'operation' }] } });
    socket.send({ type: 'op', op_id: 'y', operation: 'task.add', input: { title: 'x', nope: 1 } });
    const reject = await socket.expect((message) => message['op_id'] === 'y');
    expect(reject).toMatchObject({ type: 'reject', error: { code: 'VALIDATION_FAILED', errors: [{ path: 'nope' }] } });
    socket.send({ type: 'op', op_id: 'z', workspaceId: 'mistyped', operation: 'task.add', input: { title: 'x' } });
    const mistyped = await socket.expect((message) => JSON.stringify(message).includes('workspaceId'));
    expect(mistyped).toMatchObject({
      type: 'error',
      error: { code: 'VALIDATION_FAILED', errors: [{ path: 'workspaceId' }] },
    });
    socket.send({ type: 'ping', t: 12.5 });
    expect(await socket.expectType('pong')).toEqual({ type: 'pong', t: 12.5 });
    socket.send('not json');
    expect(await socket.closed).toBe(4500);
  });

  it('C8: a protocol it does not speak, or a first frame other than hello, ends with 4500', async () => {
    const newer = await connect();
    newer.send({ type: 'hello', protocol: 999, client_id: 'test' });
    expect(await newer.closed).toBe(4500);
    const rude = await connect();
    add(rude, 'too early');
    expect(await rude.closed).toBe(4500);
    expect(await server.core.store.head(server.workspace_id)).toBe(0);
  });

  it('D10: a stopping server tells its clients to come back and loses nothing acknowledged', async () => {
    const socket = await streaming();
    add(socket, 'last words');
    await socket.expectType('ack');
    const stopped = server.core.store.head(server.workspace_id).then(async (head) => {
      await server.stop();
      return head;
    });
    expect(await socket.expectType('reconnect')).toMatchObject({ type: 'reconnect' });
    expect(await socket.closed).toBe(4001);
    expect(await stopped).toBe(1);
    server = await startTestServer();
  });

  it('D4: a reader that takes nothing for 10 s is closed with 4008', async () => {
    await server.stop();
    // Time that runs faster, so that the ten seconds pass within two steps of the heartbeat.
    server = await startTestServer({ environment: { monotonicMs: () => performance.now() * 11 } });
    const slow = await streaming();
    slow.pause();
    const notes = 'x'.repeat(20_000);
    const items = Array.from({ length: 40 }, (_, at) => ({ title: `t${at}`, notes }));
    while (server.core.metrics.slowConsumers.value === 0) await server.request('POST', 'tasks', { items });
    // Only what was closed at the server says so: the client reads it when it reads again.
    const { sessions } = server.core.hub;
    while ([...sessions].some((session) => (session as SyncSession).channel.open)) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    slow.resume();
    expect(await slow.closed).toBe(4008);
  });

  it('D4: a reader that stalls costs its neighbours nothing, and gets all of it in order when it reads again', async () => {
    const slow = await streaming();
    const quick = await streaming();
    const count = 800;
    slow.pause();
    const notes = 'x'.repeat(20_000);
    for (let index = 0; index < count; index += 20) {
      const items = Array.from({ length: 20 }, (_, at) => ({ title: `t${index + at}`, notes }));
      const { status } = await server.request('POST', 'tasks', { items });
      expect(status).toBe(201);
    }
    await quick.expect(isLastOf(count));
    expect(server.core.metrics.slowConsumers.value).toBeGreaterThan(0);
    slow.resume();
    await slow.expect(isLastOf(count));
    expect(seqsOf(slow)).toEqual(Array.from({ length: count }, (_, index) => index + 1));
    expect(seqsOf(quick)).toEqual(seqsOf(slow));
  });
});
