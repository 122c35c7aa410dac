import { closeCodes } from '@lockstep/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composeCore } from '../compose/compose-core.ts';
import { systemEnvironment } from '../compose/system-environment.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { TestSocket } from '../testing/test-socket.ts';

let server: TestServer;

beforeEach(async () => {
  server = await startTestServer();
});

afterEach(async () => {
  await server.stop();
});

interface Browser {
  readonly cookie: string;
  readonly origin: string;
}

function post(path: string, body: unknown, headers: Record<string, string>): Promise<Response> {
  return fetch(server.url + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

async function signedInBrowser(): Promise<Browser> {
  const { token } = await server.core.auth.links.create(server.user_id);
  const answer = await post('/api/v1/session/redeem', { token }, { origin: server.url });
  expect(answer.status).toBe(200);
  return { cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '', origin: server.url };
}

async function ticketUrl(headers: Record<string, string>): Promise<string> {
  const answer = await post('/api/v1/realtime/ticket', {}, headers);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { url: string }).url;
}

describe('credentials of a running server', () => {
  it('M4: a browser signs in by link, gets a ticket and connects with its address as it is', async () => {
    const browser = await signedInBrowser();
    const me = await fetch(`${server.url}/api/v1/me`, { headers: { cookie: browser.cookie } });
    expect(await me.json()).toEqual({
      user: { id: server.user_id, name: 'Owner', email: 'owner@lockstep.local' },
      time_zone: null,
      locale: null,
      personal_workspace_id: server.workspace_id,
      epoch: server.core.store.epoch,
    });
    const url = await ticketUrl({ ...browser });
    const socket = await TestSocket.connect(url);
    expect(await socket.expectType('ready')).toMatchObject({ user_id: server.user_id });
    await expect(TestSocket.connect(url)).rejects.toThrow('refused with 401');
    await socket.close();
  });

  it('M4: refuses before accept: no or bad credentials 401, another’s id 403, a foreign page 403', async () => {
    const browser = await signedInBrowser();
    const stranger = await server.tokenOf('Ana');
    const { socketUrl } = server;
    await expect(TestSocket.connect(socketUrl)).rejects.toThrow('refused with 401');
    await expect(TestSocket.connect(socketUrl, { token: 'lst_x' })).rejects.toThrow('refused with 401');
    await expect(TestSocket.connect(`${socketUrl}?ticket=x`)).rejects.toThrow('refused with 401');
    const theirs = socketUrl.replace('/me', `/${stranger.user_id}`);
    await expect(TestSocket.connect(theirs, { token: server.token })).rejects.toThrow('refused with 403');
    for (const origin of ['https://evil.example', 'null']) {
      const headers = { ...browser, origin };
      await expect(TestSocket.connect(socketUrl, { headers })).rejects.toThrow('refused with 403');
    }
    const { cookie } = browser;
    await expect(TestSocket.connect(socketUrl, { headers: { cookie } })).rejects.toThrow('refused with 403');
    const socket = await TestSocket.connect(socketUrl, { headers: { ...browser } });
    await socket.close();
  });

  it('D6: signing out closes the sockets of that session with 4501, and of no other', async () => {
    const [leaving, staying] = [await signedInBrowser(), await signedInBrowser()];
    const byCookie = await TestSocket.connect(server.socketUrl, { headers: { ...leaving } });
    const byTicket = await TestSocket.connect(await ticketUrl({ ...leaving }));
    const other = await TestSocket.connect(server.socketUrl, { headers: { ...staying } });
    expect((await post('/api/v1/session/sign-out', {}, { ...leaving })).status).toBe(204);
    expect(await Promise.all([byCookie.closed, byTicket.closed])).toEqual([
      closeCodes.SIGNED_OUT,
      closeCodes.SIGNED_OUT,
    ]);
    await expect(TestSocket.connect(server.socketUrl, { headers: { ...leaving } })).rejects.toThrow('refused with 401');
    await server.request('POST', 'tasks', { title: 'still live' });
    expect(await other.expectSeq(1)).toMatchObject({ type: 'task_created' });
    await other.close();
  });

  it('D6: a token that another process revokes is refused at once, and its socket closed within a second', async () => {
    const { token, record } = await server.core.auth.tokens.create(server.user_id, { name: 'phone' });
    const socket = await TestSocket.connect(await ticketUrl({ Authorization: `Bearer ${token}` }));
    const { config, logger } = server.core;
    const otherProcess = await composeCore({ config, logger, environment: systemEnvironment });
    await otherProcess.auth.tokens.revoke(record.id);
    const revokedAt = performance.now();
    expect(await server.request('GET', 'me', undefined, token)).toMatchObject({ status: 401 });
    expect(await socket.closed).toBe(closeCodes.SIGNED_OUT);
    expect(performance.now() - revokedAt).toBeLessThan(1_000);
    expect(await server.request('GET', 'me')).toMatchObject({ status: 200 });
    await otherProcess.close();
  });
});
