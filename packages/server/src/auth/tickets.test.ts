import { afterEach, describe, expect, test } from 'vitest';
import { type AuthFixture, disposeStarted, ownOrigin, posted, signIn, start } from '../../test/auth-fixture.ts';
import { MemoryTicketStore } from './memory-ticket-store.ts';

afterEach(disposeStarted);

interface TicketAnswer {
  readonly ticket: string;
  readonly expires_at: string;
  readonly url: string;
}

async function ticketFor(fixture: AuthFixture, headers: Record<string, string>): Promise<TicketAnswer> {
  const answer = await fixture.send('/api/v1/realtime/ticket', posted({}, headers));
  if (answer.status !== 200) throw new Error(await answer.text());
  return (await answer.json()) as TicketAnswer;
}

async function upgrade({ auth }: AuthFixture, url: string, headers: Record<string, string> = {}): Promise<unknown> {
  try {
    const identity = await auth.authenticator.authenticateUpgrade({
      url,
      headers: { host: '127.0.0.1:4747', ...headers },
    });
    return identity.credential;
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
}

describe('ticket', () => {
  test('opens one socket within 30 seconds, as the credential it was obtained with', async () => {
    const fixture = await start();
    const cookie = await signIn(fixture);
    const answer = await ticketFor(fixture, { cookie });
    expect(answer.url).toBe(`ws://127.0.0.1:4747/ws/tasks/${fixture.owner.user.id}?ticket=${answer.ticket}`);
    expect(Date.parse(answer.expires_at) - fixture.now()).toBeGreaterThan(25_000);
    expect(Date.parse(answer.expires_at) - fixture.now()).toBeLessThanOrEqual(30_000);
    const { pathname, search } = new URL(answer.url);
    const session_id = fixture.connection.prepare('SELECT id FROM session').pluck().get();
    expect(await upgrade(fixture, pathname + search)).toMatchObject({ kind: 'session', id: session_id });
    expect(await upgrade(fixture, pathname + search)).toBe('UNAUTHENTICATED');
    const late = await ticketFor(fixture, { cookie });
    fixture.advance(30_000);
    expect(await upgrade(fixture, `/ws/tasks/me?ticket=${late.ticket}`)).toBe('UNAUTHENTICATED');
  });

  test('names a wss: address behind TLS', async () => {
    const fixture = await start({ config: { publicUrl: new URL('https://tasks.example.com') } });
    const { token } = await fixture.auth.tokens.create(fixture.owner.user.id, { name: 'CI' });
    const { url } = await ticketFor(fixture, { authorization: `Bearer ${token}` });
    expect(url).toMatch(/^wss:\/\/tasks\.example\.com\/ws\/tasks\/[^?]+\?ticket=/);
  });

  test('dies with the token it was obtained with, and carries its scopes', async () => {
    const fixture = await start();
    const { token, record } = await fixture.auth.tokens.create(fixture.owner.user.id, {
      name: 'CI',
      scopes: ['tasks:read'],
    });
    const first = await ticketFor(fixture, { authorization: `Bearer ${token}` });
    const second = await ticketFor(fixture, { authorization: `Bearer ${token}` });
    const identity = await fixture.auth.tickets.redeem(first.ticket);
    expect(identity.scopes).toEqual(new Set(['tasks:read']));
    expect(identity.credential).toMatchObject({ kind: 'token', id: record.id });
    await fixture.auth.tokens.revoke(record.id);
    await expect(fixture.auth.tickets.redeem(second.ticket)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('of two who redeem at once, one gets in', async () => {
    const fixture = await start();
    const { ticket } = await ticketFor(fixture, { cookie: await signIn(fixture) });
    const url = `/ws/tasks/me?ticket=${ticket}`;
    const answers = await Promise.all([upgrade(fixture, url), upgrade(fixture, url)]);
    expect(answers.filter((answer) => answer === 'UNAUTHENTICATED')).toHaveLength(1);
  });

  test('is refused to the unauthenticated, and to a foreign page with a cookie', async () => {
    const fixture = await start();
    const cookie = await signIn(fixture);
    const path = '/api/v1/realtime/ticket';
    expect((await fixture.send(path, posted({}))).status).toBe(401);
    expect((await fixture.send(path, posted({}, { cookie, origin: 'https://evil.example' }))).status).toBe(403);
    expect((await fixture.send(path, { method: 'POST', headers: { cookie } })).status).toBe(403);
  });

  test('unused ones are cleared when their time is over', () => {
    let now = 0;
    const store = new MemoryTicketStore({ now: () => now });
    const identity = {
      user: { id: 'u', name: 'Ana', email: 'ana@example.com' },
      time_zone: 'UTC',
      personal_workspace_id: 'w',
      scopes: new Set<never>(),
      credential: { kind: 'local', id: 'u', name: null, expires_at: null },
    } as const;
    for (let count = 0; count < 1_000; count += 1) {
      now += 1_000;
      store.put(String(count), { identity, expires_at: now + 30_000 });
    }
    expect(store.size).toBeLessThanOrEqual(31);
  });
});

describe('upgrade', () => {
  const path = '/ws/tasks/me';

  test('takes a cookie with the own Origin alone', async () => {
    const fixture = await start();
    const cookie = await signIn(fixture);
    expect(await upgrade(fixture, path, { cookie, origin: ownOrigin })).toMatchObject({ kind: 'session' });
    expect(await upgrade(fixture, path, { cookie })).toBe('ORIGIN_NOT_ALLOWED');
    for (const origin of ['https://evil.example', 'null', `${ownOrigin}.evil.example`, 'http://127.0.0.1:4748']) {
      expect([origin, await upgrade(fixture, path, { cookie, origin })]).toEqual([origin, 'ORIGIN_NOT_ALLOWED']);
    }
    expect(await upgrade(fixture, path, { cookie: `${cookie}x`, origin: ownOrigin })).toBe('UNAUTHENTICATED');
  });

  test('takes a token without Origin; where one is present it must be allowed', async () => {
    const fixture = await start();
    const { token, record } = await fixture.auth.tokens.create(fixture.owner.user.id, { name: 'CI' });
    const authorization = `Bearer ${token}`;
    expect(await upgrade(fixture, path, { authorization })).toMatchObject({ kind: 'token', id: record.id });
    expect(await upgrade(fixture, path, { authorization, origin: ownOrigin })).toMatchObject({ kind: 'token' });
    expect(await upgrade(fixture, path, { authorization, origin: 'https://evil.example' })).toBe('ORIGIN_NOT_ALLOWED');
    await fixture.auth.tokens.revoke(record.id);
    expect(await upgrade(fixture, path, { authorization })).toBe('UNAUTHENTICATED');
  });

  test('a bad ticket or token is refused, never overlooked for the cookie', async () => {
    const fixture = await start();
    const cookie = await signIn(fixture);
    const browser = { cookie, origin: ownOrigin };
    expect(await upgrade(fixture, `${path}?ticket=`, browser)).toBe('UNAUTHENTICATED');
    expect(await upgrade(fixture, `${path}?ticket=${'x'.repeat(43)}`, browser)).toBe('UNAUTHENTICATED');
    expect(await upgrade(fixture, path, { ...browser, authorization: 'Bearer lst_x' })).toBe('UNAUTHENTICATED');
    expect(await upgrade(fixture, `${path}?token=x`)).toBe('UNAUTHENTICATED');
    expect(await upgrade(fixture, path)).toBe('UNAUTHENTICATED');
  });
});
