import { protocolVersion, syncSubprotocol } from '@lockstep/protocol';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';
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

async function plain(token = server.token): Promise<TestSocket> {
  const socket = await TestSocket.connect(server.socketUrl, { token });
  open.push(socket);
  await socket.expectType('ready');
  return socket;
}

async function streaming(): Promise<TestSocket> {
  const socket = await TestSocket.connect(server.socketUrl, { token: server.token, protocol: syncSubprotocol });
  open.push(socket);
  const { epoch } = server.core.store;
  const cursors = { [server.workspace_id]: 0 };
  socket.send({ type: 'hello', protocol: protocolVersion, client_id: 'test', epoch, cursors });
  await socket.expectType('ready');
  return socket;
}

function announce(socket: TestSocket, fields: object): void {
  socket.send({ type: 'presence', workspace_id: server.workspace_id, state: 'active', ...fields });
}

type Present = { session_id: string; actor: { name: string }; state: string; task_id: string | null }[];

/** The telling, by the wheel or at once, in which so many are present. */
async function told(socket: TestSocket, count: number, from = 0): Promise<Present> {
  const isIt = (message: Record<string, unknown>) =>
    message['type'] === 'presence' && message['count'] === count && socket.messages.indexOf(message) >= from;
  return (await socket.expect(isIt))['present'] as Present;
}

describe('presence', () => {
  it('D9: who announces it is told who is there, and the other sessions of the workspace who came', async () => {
    const watching = await plain();
    const stranger = await plain((await server.tokenOf('Eve')).token);
    const first = await streaming();
    const task_id = v7();
    announce(first, { task_id });
    const [own] = await told(first, 1);
    const { session_id } = (await first.expectType('ready')) as { session_id: string };
    expect(own).toEqual({ session_id, actor: expect.objectContaining({ name: 'Owner' }), state: 'active', task_id });
    expect(await told(watching, 1)).toEqual([own]);
    const second = await streaming();
    expect(await told(second, 1)).toEqual([own]);
    announce(second, { state: 'idle' });
    expect((await told(first, 2)).map(({ state }) => state)).toEqual(['idle', 'active']);
    expect(await server.core.store.head(server.workspace_id)).toBe(0);
    expect(stranger.messages.map((message) => message['type'])).toEqual(['ready']);
  });

  it('D9: it ends with the connection, or when it is said to', async () => {
    const watching = await plain();
    const leaving = await streaming();
    const staying = await streaming();
    announce(leaving, {});
    announce(staying, {});
    await told(watching, 2);
    const before = watching.messages.length;
    await leaving.close();
    await told(watching, 1, before);
    announce(staying, { state: 'gone' });
    expect(await told(watching, 0, before)).toEqual([]);
    expect(server.core.hub.presence.size).toBe(0);
  });

  it('S6, D9: nobody can be present in, or hear of, a workspace that is not streamed to them', async () => {
    const eve = await server.tokenOf('Eve');
    const theirs = await plain(eve.token);
    const socket = await streaming();
    announce(socket, { workspace_id: eve.workspace_id });
    expect(await socket.expectType('error')).toMatchObject({ error: { code: 'NOT_FOUND' } });
    announce(socket, { state: 'dancing' });
    expect(
      await socket.expect(({ type, error }) => type === 'error' && (error as { status: number }).status === 422),
    ).toMatchObject({ error: { errors: [{ path: 'state' }] } });
    expect(server.core.hub.presence.size).toBe(0);
    expect(theirs.messages.map((message) => message['type'])).toEqual(['ready']);
  });
});
