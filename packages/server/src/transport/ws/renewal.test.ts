import { closeCodes, protocolVersion, syncSubprotocol } from '@lockstep/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';
import { TestSocket } from '../../testing/test-socket.ts';

let server: TestServer;
/** How far the server's wall clock is put forward, milliseconds. */
let ahead = 0;

beforeEach(async () => {
  ahead = 0;
  server = await startTestServer({ environment: { clock: { now: () => Date.now() + ahead } } });
});

afterEach(() => server.stop());

const dayMs = 86_400_000;

async function tokenFor(days: number, user_id = server.user_id): Promise<{ id: string; token: string }> {
  const expires_at = new Date(Date.now() + days * dayMs).toISOString();
  const { token, record } = await server.core.auth.tokens.create(user_id, { name: 'phone', expires_at });
  return { id: record.id, token };
}

async function ticketOf(token: string): Promise<string> {
  const { status, body } = await server.request('POST', 'realtime/ticket', {}, token);
  expect(status).toBe(200);
  return (body as { ticket: string }).ticket;
}

async function greeted(token: string): Promise<TestSocket> {
  const socket = await TestSocket.connect(server.socketUrl, { token, protocol: syncSubprotocol });
  socket.send({ type: 'hello', protocol: protocolVersion, client_id: 'test' });
  await socket.expectType('ready');
  return socket;
}

async function expectAlive(socket: TestSocket, t: number): Promise<void> {
  socket.send({ type: 'ping', t });
  await socket.expect((message) => message['type'] === 'pong' && message['t'] === t);
}

describe('a session in the course of time', () => {
  it('D6: when its credential expires it is closed with 4003 within a second, in either mode', async () => {
    const { token } = await tokenFor(1);
    const sync = await greeted(token);
    const plain = await TestSocket.connect(server.socketUrl, { token });
    const lasting = await greeted(server.token);
    await plain.expectType('ready');
    ahead = dayMs - 60_000;
    await expectAlive(sync, 1);
    ahead = dayMs;
    const expiredAt = performance.now();
    expect(await Promise.all([sync.closed, plain.closed])).toEqual([
      closeCodes.TICKET_EXPIRED,
      closeCodes.TICKET_EXPIRED,
    ]);
    expect(performance.now() - expiredAt).toBeLessThan(1_500);
    await expectAlive(lasting, 2);
    await lasting.close();
  });

  it('D6: a ticket renews it in band: the old credential may expire, the new one’s revocation ends it', async () => {
    const old = await tokenFor(1);
    const fresh = await tokenFor(90);
    const socket = await greeted(old.token);
    socket.send({ type: 'auth', ticket: await ticketOf(fresh.token) });
    await expectAlive(socket, 1);
    const notRenewed = await greeted(old.token);
    ahead = 2 * dayMs;
    expect(await notRenewed.closed).toBe(closeCodes.TICKET_EXPIRED);
    await expectAlive(socket, 2);
    await server.core.auth.tokens.revoke(fresh.id);
    expect(await socket.closed).toBe(closeCodes.SIGNED_OUT);
  });

  it('D6: a ticket that is used, unknown or another person’s ends it with 4003', async () => {
    const eve = await server.tokenOf('Eve');
    const used = await ticketOf(server.token);
    await (await TestSocket.connect(`${server.socketUrl}?ticket=${used}`)).close();
    for (const ticket of [used, 'unknown', await ticketOf(eve.token)]) {
      const socket = await greeted(server.token);
      socket.send({ type: 'auth', ticket });
      expect(await socket.closed).toBe(closeCodes.TICKET_EXPIRED);
    }
  });
});
