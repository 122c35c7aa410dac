import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { type AuthFixture, disposeStarted, ownOrigin, posted, signIn, start } from '../../test/auth-fixture.ts';
import type { Identity } from '../app/identity.ts';

afterEach(disposeStarted);

const minuteMs = 60_000;

function bearing(token: string): Request {
  return new Request(`${ownOrigin}/api/v1/tasks`, { headers: { authorization: `Bearer ${token}` } });
}

async function refusalOf({ auth }: AuthFixture, request: Request): Promise<unknown> {
  try {
    await auth.authenticator.authenticate(request);
  } catch (error) {
    return error;
  }
  return 'accepted';
}

describe('API token', () => {
  test('says who asks and what for, at once', async () => {
    const fixture = await start();
    const { auth, owner } = fixture;
    const { token, record } = await auth.tokens.create(owner.user.id, { name: 'CI', scopes: ['tasks:read'] });
    expect(token).toMatch(/^lst_[A-Za-z0-9_-]{43}$/);
    const identity = auth.authenticator.authenticate(bearing(token));
    expect(identity).toEqual({
      user: owner.user,
      time_zone: 'UTC',
      personal_workspace_id: owner.personal_workspace_id,
      scopes: new Set(['tasks:read']),
      credential: { kind: 'token', id: record.id, name: 'CI', expires_at: null },
    });
    expect(auth.authenticator.authenticate(bearing(token))).toBe(identity);
  });

  test('is kept as a digest only, and listed without it', async () => {
    const fixture = await start();
    const { token, record } = await fixture.auth.tokens.create(fixture.owner.user.id, { name: 'CI' });
    expect(JSON.stringify(fixture.connection.prepare('SELECT * FROM api_token').all())).not.toContain(token.slice(4));
    expect(await fixture.auth.tokens.list()).toEqual([record]);
    expect(record).toEqual({
      id: record.id,
      name: 'CI',
      user_email: 'owner@lockstep.local',
      scopes: ['tasks:read', 'tasks:write', 'tasks:delete'],
      created_at: record.created_at,
      last_used_at: null,
      expires_at: null,
    });
  });

  test('a revoked token is refused at once, whatever was remembered of it, and its sockets are told', async () => {
    const fixture = await start();
    const { auth, owner } = fixture;
    const { token, record } = await auth.tokens.create(owner.user.id, { name: 'CI' });
    const other = await auth.tokens.create(owner.user.id, { name: 'other' });
    const { credential } = await auth.authenticator.authenticate(bearing(token));
    await auth.authenticator.authenticate(bearing(other.token));
    expect(await auth.isStillValid(credential)).toBe(true);
    const told: unknown[] = [];
    const stop = auth.onCredentialRevoked((revoked) => told.push(revoked));
    await auth.tokens.revoke(record.id);
    expect(told).toEqual([{ kind: 'token', id: record.id }]);
    expect(await refusalOf(fixture, bearing(token))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await auth.isStillValid(credential)).toBe(false);
    expect(await refusalOf(fixture, bearing(other.token))).toBe('accepted');
    await expect(auth.tokens.revoke(record.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    stop();
    await auth.tokens.revoke(other.record.id);
    expect(told).toHaveLength(1);
  });

  test('one revoked by another process is refused from the next turn of the event loop, and its sockets are told within a second', async () => {
    const fixture = await start();
    const { auth, owner } = fixture;
    const { token, record } = await auth.tokens.create(owner.user.id, { name: 'CI' });
    const kept = await auth.tokens.create(owner.user.id, { name: 'kept' });
    const live = [bearing(token), bearing(kept.token)].map(async (each) => auth.authenticator.authenticate(each));
    const credentials = (await Promise.all(live)).map((identity: Identity) => identity.credential);
    const told = new Promise((resolve) => {
      auth.onCredentialRevoked(resolve);
    });
    auth.watchForeignRevocations(() => credentials);
    const cli = await fixture.elsewhere();
    await cli.auth.tokens.revoke(record.id);
    const revokedAt = performance.now();
    await setImmediate();
    expect(await refusalOf(fixture, bearing(token))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await told).toEqual({ kind: 'token', id: record.id });
    expect(performance.now() - revokedAt).toBeLessThan(1_000);
    expect(await auth.authenticator.authenticate(bearing(kept.token))).toMatchObject({ credential: credentials[1] });
  });

  test('an expired one is refused from that moment, remembered or not', async () => {
    const fixture = await start();
    const { auth, owner } = fixture;
    const expires_at = new Date(fixture.now() + 5 * minuteMs).toISOString();
    const { token } = await auth.tokens.create(owner.user.id, { name: 'CI', expires_at });
    fixture.advance(4.5 * minuteMs);
    const { credential } = await auth.authenticator.authenticate(bearing(token));
    expect(await auth.isStillValid(credential)).toBe(true);
    fixture.advance(0.5 * minuteMs);
    expect(await refusalOf(fixture, bearing(token))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await auth.isStillValid(credential)).toBe(false);
  });

  test('an unknown, foreign, malformed or other header is refused, never overlooked for the cookie', async () => {
    const fixture = await start();
    const cookie = await signIn(fixture);
    const foreign = await start();
    const { token } = await foreign.auth.tokens.create(foreign.owner.user.id, { name: 'CI' });
    for (const authorization of [
      `Bearer ${token}`,
      'Bearer lst_x',
      'Bearer x',
      'Bearer',
      '',
      'Basic b3duZXI6',
      token,
    ]) {
      const request = new Request(`${ownOrigin}/api/v1/me`, { headers: { cookie } });
      request.headers.set('authorization', authorization);
      expect([authorization, await refusalOf(fixture, request)]).toMatchObject([
        authorization,
        { code: 'UNAUTHENTICATED' },
      ]);
    }
    expect(await refusalOf(fixture, new Request(`${ownOrigin}/api/v1/me`))).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('its last use is kept, at most once a minute, in one write for all', async () => {
    const fixture = await start();
    const { auth, owner } = fixture;
    const { token } = await auth.tokens.create(owner.user.id, { name: 'CI' });
    const lastUse = async () => {
      await auth.close();
      return (await auth.tokens.list())[0]?.last_used_at;
    };
    await auth.authenticator.authenticate(bearing(token));
    const first = await lastUse();
    expect(Date.parse(first ?? '')).toBeGreaterThan(fixture.now() - minuteMs);
    fixture.advance(minuteMs / 2);
    await auth.authenticator.authenticate(bearing(token));
    expect(await lastUse()).toBe(first);
    fixture.advance(minuteMs / 2);
    await auth.authenticator.authenticate(bearing(token));
    expect(await lastUse()).not.toBe(first);
  });

  test('bad names, scopes and expiries are refused by field', async () => {
    const fixture = await start();
    const { auth, owner } = fixture;
    const past = new Date(fixture.now() - 1).toISOString();
    const bad = [
      [{ name: '' }, 'name'],
      [{ name: 'CI', scopes: [] }, 'scopes'],
      [{ name: 'CI', scopes: ['admin'] }, 'scopes.0'],
      [{ name: 'CI', expires_at: past }, 'expires_at'],
      [{ name: 'CI', expires_at: 'tomorrow' }, 'expires_at'],
      [{ name: 'CI', admin: true }, 'admin'],
    ] as const;
    for (const [input, path] of bad) {
      await expect(auth.tokens.create(owner.user.id, input)).rejects.toMatchObject({
        code: 'VALIDATION_FAILED',
        errors: [{ path }],
      });
    }
    expect(await auth.tokens.list()).toEqual([]);
  });
});

describe('tokens over HTTP', () => {
  test('the signed-in person makes, lists and revokes their own', async () => {
    const fixture = await start();
    const cookie = await signIn(fixture);
    const made = await fixture.send('/api/v1/tokens', posted({ name: 'Claude Code' }, { cookie }));
    expect(made.status).toBe(201);
    const { token, id } = (await made.json()) as { token: string; id: string };
    const listed = await fixture.send('/api/v1/tokens', { headers: { cookie } });
    expect(await listed.json()).toMatchObject({ tokens: [{ id, name: 'Claude Code' }] });
    const ana = await fixture.auth.registration.register({ email: 'ana@example.com', name: 'Ana' });
    const stranger = await signIn(fixture, ana.user.id);
    expect(await (await fixture.send('/api/v1/tokens', { headers: { cookie: stranger } })).json()).toEqual({
      tokens: [],
    });
    const revoke = async (who: string) =>
      fixture.send(`/api/v1/tokens/${id}`, { ...posted({}, { cookie: who }), method: 'DELETE' });
    expect((await revoke(stranger)).status).toBe(404);
    expect(await refusalOf(fixture, bearing(token))).toBe('accepted');
    expect((await revoke(cookie)).status).toBe(200);
    expect((await revoke(cookie)).status).toBe(404);
    expect(await refusalOf(fixture, bearing(token))).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('a token cannot make, see or revoke tokens', async () => {
    const fixture = await start();
    const { token, record } = await fixture.auth.tokens.create(fixture.owner.user.id, { name: 'CI' });
    const headers = { authorization: `Bearer ${token}` };
    expect((await fixture.send('/api/v1/tokens', posted({ name: 'wider' }, headers))).status).toBe(403);
    expect((await fixture.send('/api/v1/tokens', { headers })).status).toBe(403);
    expect((await fixture.send(`/api/v1/tokens/${record.id}`, { method: 'DELETE', headers })).status).toBe(403);
    expect(await fixture.auth.tokens.list()).toHaveLength(1);
  });
});

describe('profile', () => {
  test('the first browser tells the zone; what is remembered of the person changes with it', async () => {
    const fixture = await start();
    const cookie = await signIn(fixture);
    const { token } = await fixture.auth.tokens.create(fixture.owner.user.id, { name: 'CI' });
    await fixture.auth.authenticator.authenticate(bearing(token));
    const patch = async (body: unknown, headers: Record<string, string> = { cookie }) =>
      fixture.send('/api/v1/me', { ...posted(body, headers), method: 'PATCH' });
    const told = await patch({ time_zone: 'Europe/Berlin', locale: 'de-DE', name: 'Ana' });
    expect(await told.json()).toMatchObject({ user: { name: 'Ana' }, time_zone: 'Europe/Berlin' });
    expect(await fixture.auth.authenticator.authenticate(bearing(token))).toMatchObject({
      user: { name: 'Ana' },
      time_zone: 'Europe/Berlin',
    });
    expect((await fixture.auth.people.owner())?.locale).toBe('de-DE');
    for (const [body, path] of [
      [{ time_zone: 'Mars/Olympus' }, 'time_zone'],
      [{ locale: 'not a locale' }, 'locale'],
      [{ name: ' ' }, 'name'],
      [{ email: 'x@example.com' }, 'email'],
    ] as const) {
      const refused = await patch(body);
      expect(refused.status).toBe(422);
      expect(await refused.json()).toMatchObject({ errors: [{ path }] });
    }
    const narrow = await fixture.auth.tokens.create(fixture.owner.user.id, { name: 'r', scopes: ['tasks:read'] });
    const refused = await patch({ name: 'Eve' }, { authorization: `Bearer ${narrow.token}` });
    expect(await refused.json()).toMatchObject({ code: 'INSUFFICIENT_SCOPE' });
    expect((await patch({ name: 'Eve' }, { cookie, origin: 'https://evil.example' })).status).toBe(403);
    expect((await fixture.auth.people.owner())?.user.name).toBe('Ana');
  });

  test('a program on the machine acts for the owner, or for whom it names', async () => {
    const { auth, owner } = await start();
    const ana = await auth.registration.register({ email: 'ana@example.com', name: 'Ana' });
    expect(await auth.localIdentity()).toMatchObject({ user: owner.user, credential: { kind: 'local' } });
    const identity = await auth.localIdentity(' Ana@example.com');
    expect(identity).toMatchObject({ user: ana.user, personal_workspace_id: ana.personal_workspace_id });
    expect(identity && auth.isStillValid(identity.credential)).toBe(true);
    expect(await auth.localIdentity('nobody@example.com')).toBeUndefined();
  });
});
