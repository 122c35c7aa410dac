import { protocolVersion, syncSubprotocol } from '@lockstep/protocol';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callerOf } from '../../app/caller.ts';
import { composeCore, type Core } from '../../compose/compose-core.ts';
import { systemEnvironment } from '../../compose/system-environment.ts';
import { idlePollMs } from '../../realtime/head-watch.ts';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';
import { TestSocket } from '../../testing/test-socket.ts';

let server: TestServer;
let other: Core;

beforeEach(async () => {
  server = await startTestServer();
  const { config, logger } = server.core;
  other = await composeCore({ config, logger, environment: systemEnvironment });
});

afterEach(async () => {
  await other.close();
  await server.stop();
});

async function addElsewhere(title: string): Promise<void> {
  const identity = await other.auth.localIdentity();
  if (identity === undefined) throw new Error('the owner is there');
  await other.application.execute(
    { operation: 'task.add', input: { title }, op_id: v7() },
    callerOf(identity, { kind: 'user' }),
  );
}

function seqsOf(socket: TestSocket): unknown[] {
  return socket.messages.flatMap(({ seq }) => (typeof seq === 'number' ? [seq] : []));
}

describe('a second process on the same data', () => {
  it('D8: what it commits reaches the server’s sockets by itself, in order with the server’s own', async () => {
    const plain = await TestSocket.connect(server.socketUrl, { token: server.token });
    await plain.expectType('ready');
    const sync = await TestSocket.connect(server.socketUrl, { token: server.token, protocol: syncSubprotocol });
    const { epoch } = server.core.store;
    const cursors = { [server.workspace_id]: 0 };
    sync.send({ type: 'hello', protocol: protocolVersion, client_id: 'test', epoch, cursors });
    await sync.expectType('live');
    const askedAt = performance.now();
    await addElsewhere('from elsewhere');
    await plain.expectSeq(1);
    expect(performance.now() - askedAt).toBeLessThan(idlePollMs * 2);
    await addElsewhere('another');
    await server.request('POST', 'tasks', { title: 'here' });
    await addElsewhere('a third');
    await plain.expectSeq(4);
    await sync.expect(({ type, to }) => type === 'batch' && to === 4);
    expect(seqsOf(plain)).toEqual([1, 2, 3, 4]);
    const batches = sync.messages.filter(({ type }) => type === 'batch');
    expect(batches.map(({ from, to }) => [from, to])).toEqual([1, 2, 3, 4].map((seq) => [seq, seq]));
    await Promise.all([plain.close(), sync.close()]);
  });

  it('D10: while one server drains, its clients resume on another where they were, and nothing is lost', async () => {
    const second = await startTestServer({ folder: server.folder });
    const socket = await TestSocket.connect(server.socketUrl, { token: server.token, protocol: syncSubprotocol });
    const { epoch } = server.core.store;
    const hello = { type: 'hello', protocol: protocolVersion, client_id: 'test', epoch };
    socket.send({ ...hello, cursors: { [server.workspace_id]: 0 } });
    await socket.expectType('live');
    socket.send({ type: 'op', op_id: v7(), operation: 'task.add', input: { title: 'last words' } });
    expect(await socket.expectType('ack')).toMatchObject({ seq: 1 });
    const stopped = server.stop();
    await socket.expectType('reconnect');
    await second.request('POST', 'tasks', { title: 'meanwhile' });
    const again = await TestSocket.connect(second.socketUrl, { token: server.token, protocol: syncSubprotocol });
    again.send({ ...hello, cursors: { [server.workspace_id]: 1 } });
    expect(await again.expectType('live')).toMatchObject({ head: 2 });
    expect(again.messages.filter(({ type }) => type === 'batch')).toMatchObject([{ from: 2, to: 2 }]);
    expect(await socket.closed).toBe(4001);
    await Promise.all([stopped, again.close()]);
    await second.stop();
  });
});
