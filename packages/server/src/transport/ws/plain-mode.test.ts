import { changeEventSchema } from '@lockstep/protocol';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';
import { TestSocket } from '../../testing/test-socket.ts';

let server: TestServer;
let open: TestSocket[] = [];

beforeEach(async () => {
  server = await startTestServer({ env: { LOCKSTEP_MAX_SOCKETS_PER_USER: '3' } });
});

afterEach(async () => {
  await Promise.all(open.map((socket) => socket.close()));
  open = [];
  await server.stop();
});

async function connect(query = '', token = server.token): Promise<TestSocket> {
  const socket = await TestSocket.connect(server.socketUrl + query, { token });
  open.push(socket);
  return socket;
}

async function add(title: string, token = server.token): Promise<{ id: string; seq: number }> {
  const { status, body } = await server.request('POST', 'tasks', { title }, token);
  expect(status).toBe(201);
  const { task } = body as { task: { id: string; seq: number } };
  return task;
}

describe('plain mode', () => {
  it('M2, M3: create, update, complete and delete arrive with exactly the contract’s shapes', async () => {
    const socket = await connect();
    const ready = await socket.expectType('ready');
    expect(ready).toEqual({
      type: 'ready',
      user_id: server.user_id,
      workspace_id: server.workspace_id,
      epoch: server.core.store.epoch,
      head: 0,
    });
    const { id } = await add('Pay rent');
    await server.request('PATCH', `tasks/${id}`, { due_date: '2026-12-01' });
    await server.request('POST', `tasks/${id}/complete`);
    await server.request('DELETE', `tasks/${id}`);
    const deleted = await socket.expectSeq(4);
    const [created, updated, completed] = [1, 2, 3].map((seq) =>
      socket.messages.find((message) => message['seq'] === seq),
    );
    const common = ['actor', 'op_id', 'seq', 'timestamp', 'type', 'workspace_id'];
    expect(Object.keys(created ?? {}).toSorted()).toEqual([...common, 'task'].toSorted());
    expect(Object.keys(updated ?? {}).toSorted()).toEqual([...common, 'changed', 'task'].toSorted());
    expect(Object.keys(deleted).toSorted()).toEqual([...common, 'task_id', 'task_title'].toSorted());
    for (const message of [created, updated, completed, deleted]) {
      expect(changeEventSchema.safeParse(message).error).toBeUndefined();
    }
    expect(created).toMatchObject({ type: 'task_created', task: { id, title: 'Pay rent', seq: 1 } });
    expect(updated).toMatchObject({ type: 'task_updated', changed: ['due_date'], task: { due_date: '2026-12-01' } });
    expect(completed).toMatchObject({ type: 'task_updated', task: { completed: true } });
    expect(completed?.['changed']).toEqual(expect.arrayContaining(['completed', 'completed_at']));
    expect(completed?.['changed']).toHaveLength(2);
    expect(deleted).toMatchObject({ type: 'task_deleted', task_id: id, task_title: 'Pay rent' });
    expect(created?.['actor']).toMatchObject({ kind: 'api', user_id: server.user_id, client: 'test' });
  });

  it('D1, S1: `?since=` replays what was missed, then goes on live, gapless', async () => {
    for (const title of ['a', 'b', 'c']) await add(title);
    const socket = await connect(`?since=1&epoch=${server.core.store.epoch}`);
    await add('d');
    await socket.expectSeq(4);
    expect(socket.messages.map((message) => message['seq'] ?? message['type'])).toEqual(['ready', 2, 3, 4]);
  });

  it.each([
    ['ahead of the head', '?since=99', 'ahead'],
    ['of another epoch', '?since=1&epoch=other', 'epoch'],
  ])('S4: a cursor %s is answered by a reset, then live from the head', async (_name, query, reason) => {
    await add('a');
    await add('b');
    const socket = await connect(query);
    expect(await socket.expectType('reset')).toEqual({
      type: 'reset',
      workspace_id: server.workspace_id,
      reason,
      epoch: server.core.store.epoch,
      head: 2,
    });
    await add('c');
    await socket.expectSeq(3);
    expect(socket.messages.map((message) => message['seq'] ?? message['type'])).toEqual(['ready', 'reset', 3]);
  });

  it('M7, S6: nothing of one person reaches another, live or replayed', async () => {
    const eve = await server.tokenOf('Eve');
    const hers = await connect('', eve.token);
    await add('private');
    await add('hers', eve.token);
    const own = await hers.expectSeq(1);
    expect(own).toMatchObject({ workspace_id: eve.workspace_id, task: { title: 'hers' } });
    expect(JSON.stringify(hers.messages)).not.toContain('private');
    expect(JSON.stringify(hers.messages)).not.toContain(server.workspace_id);
    // One that is not hers is as if it were not there.
    const foreign = `?since=0&workspace_id=${server.workspace_id}`;
    await expect(connect(foreign, eve.token)).rejects.toThrow('404');
    await expect(connect(`?since=0&workspace_id=${v7()}`, eve.token)).rejects.toThrow('404');
  });

  it('S6: ids in the address count in either case', async () => {
    await add('a');
    const address = `${server.url.replace('http', 'ws')}/ws/tasks/${server.user_id.toUpperCase()}`;
    const query = `?since=0&workspace_id=${server.workspace_id.toUpperCase()}`;
    const socket = await TestSocket.connect(address + query, { token: server.token });
    open.push(socket);
    expect(await socket.expectSeq(1)).toMatchObject({ task: { title: 'a' } });
  });

  it('M4: refused before it is accepted, by status', async () => {
    const eve = await server.tokenOf('Eve');
    const url = server.socketUrl;
    await expect(TestSocket.connect(url)).rejects.toThrow('401');
    await expect(TestSocket.connect(url, { token: 'lst_wrong' })).rejects.toThrow('401');
    await expect(TestSocket.connect(`${url}?ticket=wrong`)).rejects.toThrow('401');
    await expect(TestSocket.connect(url.replace('/me', `/${eve.user_id}`), { token: server.token })).rejects.toThrow(
      '403',
    );
    const origin = { Origin: 'https://evil.example' };
    await expect(TestSocket.connect(url, { token: server.token, headers: origin })).rejects.toThrow('403');
    const host = { Host: 'evil.example' };
    await expect(TestSocket.connect(url, { token: server.token, headers: host })).rejects.toThrow('403');
    await expect(TestSocket.connect(`${url}?since=-1`, { token: server.token })).rejects.toThrow('422');
    await expect(TestSocket.connect(url.replace('/ws/tasks/', '/ws/other/'), { token: server.token })).rejects.toThrow(
      '404',
    );
  });

  it('M4: a ticket opens one socket, once', async () => {
    const { body } = await server.request('POST', 'realtime/ticket');
    const { ticket } = body as { ticket: string };
    const socket = await TestSocket.connect(`${server.socketUrl}?ticket=${ticket}`);
    open.push(socket);
    await socket.expectType('ready');
    await expect(TestSocket.connect(`${server.socketUrl}?ticket=${ticket}`)).rejects.toThrow('401');
  });

  it('M1: one socket too many is told so, the others stay', async () => {
    const first = await connect();
    await connect();
    await connect();
    const extra = await TestSocket.connect(server.socketUrl, { token: server.token });
    expect(await extra.closed).toBe(4504);
    await add('still live');
    await first.expectSeq(1);
  });

  it('D6: revoking a token closes the sockets it opened, and no others', async () => {
    const other = await server.core.auth.tokens.create(server.user_id, { name: 'phone' });
    const kept = await connect();
    const lost = await TestSocket.connect(server.socketUrl, { token: other.token });
    await server.core.auth.tokens.revoke(other.record.id, server.user_id);
    expect(await lost.closed).toBe(4501);
    await add('still live');
    await kept.expectSeq(1);
  });
});
