import { protocolVersion, syncSubprotocol } from '@lockstep/protocol';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';
import { StubbornSocket } from '../../testing/stubborn-socket.ts';

let server: TestServer;
let open: StubbornSocket[] = [];

beforeEach(async () => {
  server = await startTestServer({ env: { LOCKSTEP_MAX_SOCKETS_PER_USER: '2' } });
});

afterEach(async () => {
  for (const socket of open) socket.destroy();
  open = [];
  await server.stop();
});

async function connect(path: string, headers: Readonly<Record<string, string>> = {}): Promise<StubbornSocket> {
  const url = server.url.replace('http', 'ws') + path;
  const socket = await StubbornSocket.connect(url, { Authorization: `Bearer ${server.token}`, ...headers });
  open.push(socket);
  return socket;
}

async function streaming(): Promise<StubbornSocket> {
  const socket = await connect('/ws/tasks/me', { 'Sec-WebSocket-Protocol': syncSubprotocol });
  socket.send({ type: 'hello', protocol: protocolVersion, client_id: 'test' });
  await socket.until('"type":"ready"');
  return socket;
}

async function isAnswering(): Promise<boolean> {
  return (await fetch(`${server.url}/healthz`)).ok;
}

describe('a client that keeps to no rule', () => {
  it('M1: one that is one too many and sends nonsense harms nobody', async () => {
    await connect('/ws/tasks/me');
    await connect('/ws/tasks/me');
    const third = await connect('/ws/tasks/me');
    third.frame(0xb, Buffer.from('no such opcode'));
    await third.ended;
    expect(await isAnswering()).toBe(true);
  });

  it('D6: a revoked token’s socket is not listened to any more, even if it stays open', async () => {
    const socket = await streaming();
    const { tokens } = server.core.auth;
    const [token] = await tokens.list(server.user_id);
    await tokens.revoke(token?.id ?? '');
    await socket.until('Signed out');
    socket.send({ type: 'op', op_id: v7(), operation: 'task.add', input: { title: 'from beyond' } });
    // What was sent has been taken in when the server has stumbled over what follows it.
    socket.frame(0xb, Buffer.from('no such opcode'));
    await socket.ended;
    expect(await server.core.store.head(server.workspace_id)).toBe(0);
  });

  it('a refused upgrade is over when it is answered, whether or not the client hangs up', async () => {
    const refused = await connect('/ws/tasks/me', { Authorization: 'Bearer nonsense' });
    expect(refused.received).toContain('HTTP/1.1 401');
    await refused.talkUntilGone();
  });

  it.each([
    ['/ws/tasks/%E0%A4%A', 400],
    ['/ws/tasks/me?since=', 422],
    ['/ws/tasks/me?since=-1', 422],
    ['/ws/tasks/me?since=1.5', 422],
    ['/ws/tasks/me?since=9007199254740993', 422],
    ['/ws/tasks/me?since=0&workspace_id=nonsense', 422],
    [`/ws/tasks/me?since=0&workspace_id=${v7()}`, 404],
    ['/ws/tasks/me?sinse=1', 422],
  ])('an upgrade to %s is refused with %i', async (path, status) => {
    const refused = await connect(path);
    expect(refused.received).toContain(`HTTP/1.1 ${status}`);
  });

  it('D10: a server stops in time though a client never answers', async () => {
    const stubborn = await streaming();
    const started = performance.now();
    await server.stop();
    expect(performance.now() - started).toBeLessThan(6_000);
    await stubborn.ended;
    server = await startTestServer();
  });
});
