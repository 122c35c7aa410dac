import { afterEach, expect, test } from 'vitest';
import { cookieHeader, disposeStarted, ownOrigin, posted, signIn, start } from '../../test/auth-fixture.ts';
import type { AuthFixture } from '../../test/auth-fixture.ts';
import type { SessionRecord } from './session-list.ts';
import type { Revoked } from './revocations.ts';

afterEach(disposeStarted);

type Listed = SessionRecord & { readonly current: boolean };

async function signInWith(fixture: AuthFixture, headers: Record<string, string>): Promise<string> {
  const { token } = await fixture.auth.links.create(fixture.owner.user.id);
  return cookieHeader(await fixture.send('/api/v1/session/redeem', posted({ token }, headers)));
}

async function listed(fixture: AuthFixture, cookie: string): Promise<readonly Listed[]> {
  const answer = await fixture.send('/api/v1/sessions', { headers: { cookie } });
  return ((await answer.json()) as { readonly sessions: readonly Listed[] }).sessions;
}

async function remove(fixture: AuthFixture, path: string, cookie: string): Promise<Response> {
  return fixture.send(path, { method: 'DELETE', headers: { cookie, origin: ownOrigin } });
}

test('lists where a person is signed in: this browser marked, others by what they called themselves', async () => {
  const fixture = await start();
  const phone = await signInWith(fixture, { 'user-agent': 'A phone', 'x-test-address': '203.0.113.7' });
  const stranger = await fixture.auth.registration.register({ email: 'ben@example.com', name: 'Ben' });
  await signIn(fixture, stranger.user.id);
  const laptop = await signInWith(fixture, { 'user-agent': 'A laptop' });
  const sessions = await listed(fixture, laptop);
  expect(sessions).toHaveLength(2);
  expect(sessions.find(({ current }) => current)).toMatchObject({ user_agent: 'A laptop', connected: false });
  expect(sessions.find(({ current }) => !current)).toMatchObject({ user_agent: 'A phone', address: '203.0.113.7' });
  expect(JSON.stringify(sessions)).not.toContain(phone.split('=')[1]?.slice(0, 20));
});

test('tells when each was last seen, and which has a socket', async () => {
  const fixture = await start();
  const cookie = await signIn(fixture);
  const [first] = await listed(fixture, cookie);
  fixture.advance(10 * 60_000);
  await fixture.send('/api/v1/me', { headers: { cookie } });
  await fixture.auth.close();
  const id = first?.id ?? '';
  fixture.auth.watchForeignRevocations(() => [{ kind: 'session', id, name: null, expires_at: null }]);
  const [later] = await listed(fixture, cookie);
  expect(Date.parse(later?.last_seen_at ?? '') - Date.parse(first?.last_seen_at ?? '')).toBeGreaterThan(9 * 60_000);
  expect(later).toMatchObject({ id, connected: true });
});

test('ends one: it is refused at once and announced, so that its sockets are closed', async () => {
  const fixture = await start();
  const laptop = await signIn(fixture);
  const phone = await signIn(fixture);
  const revoked: Revoked[] = [];
  fixture.auth.onCredentialRevoked((each) => revoked.push(each));
  const other = (await listed(fixture, laptop)).find(({ current }) => !current);
  expect((await remove(fixture, `/api/v1/sessions/${other?.id}`, laptop)).status).toBe(200);
  expect(revoked).toEqual([{ kind: 'session', id: other?.id }]);
  expect((await fixture.send('/api/v1/me', { headers: { cookie: phone } })).status).toBe(401);
  expect((await fixture.send('/api/v1/me', { headers: { cookie: laptop } })).status).toBe(200);
  expect((await remove(fixture, `/api/v1/sessions/${other?.id}`, laptop)).status).toBe(404);
});

test('ends all others, and none of anybody else', async () => {
  const fixture = await start();
  const stranger = await fixture.auth.registration.register({ email: 'ben@example.com', name: 'Ben' });
  const theirs = await signIn(fixture, stranger.user.id);
  const cookies = [await signIn(fixture), await signIn(fixture), await signIn(fixture)];
  const [kept = '', ...others] = cookies;
  const [foreign] = await listed(fixture, theirs);
  expect((await remove(fixture, `/api/v1/sessions/${foreign?.id}`, kept)).status).toBe(404);
  expect(await (await remove(fixture, '/api/v1/sessions', kept)).json()).toEqual({ ended: 2 });
  for (const cookie of others) {
    expect((await fixture.send('/api/v1/me', { headers: { cookie } })).status).toBe(401);
  }
  for (const cookie of [kept, theirs]) {
    expect((await fixture.send('/api/v1/me', { headers: { cookie } })).status).toBe(200);
  }
});

test('is no business of an API token', async () => {
  const fixture = await start();
  const { token } = await fixture.auth.tokens.create(fixture.owner.user.id, { name: 'Script' });
  const headers = { authorization: `Bearer ${token}` };
  expect((await fixture.send('/api/v1/sessions', { headers })).status).toBe(403);
  expect((await fixture.send('/api/v1/sessions', { method: 'DELETE', headers })).status).toBe(403);
});
