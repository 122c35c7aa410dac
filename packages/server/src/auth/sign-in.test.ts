import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { cookieHeader, disposeStarted, epoch, ownOrigin, posted, signIn, start } from '../../test/auth-fixture.ts';

afterEach(disposeStarted);

describe('first start', () => {
  test('makes one owner with a personal workspace; the second start makes none', async () => {
    const first = await start();
    const second = await first.elsewhere();
    expect(second.owner).toEqual(first.owner);
    expect(first.connection.prepare('SELECT count(*) AS count FROM user').get()).toEqual({ count: 1 });
    expect(first.connection.prepare('SELECT workspace_id, user_id, role FROM member').all()).toEqual([
      { workspace_id: first.owner.personal_workspace_id, user_id: first.owner.user.id, role: 'owner' },
    ]);
    expect(await second.auth.registration.ensureOwner()).toEqual({ person: first.owner, created: false });
  });

  test('two first starts at once make one owner', async () => {
    const fixture = await start();
    for (const table of ['member', 'workspace', 'user']) fixture.connection.prepare(`DELETE FROM ${table}`).run();
    const made = await Promise.all([fixture.auth.registration.ensureOwner(), fixture.auth.registration.ensureOwner()]);
    expect(made.filter(({ created }) => created)).toHaveLength(1);
    expect(made[0]?.person).toEqual(made[1]?.person);
    expect(fixture.connection.prepare('SELECT count(*) AS count FROM workspace').get()).toEqual({ count: 1 });
  });
});

describe('sign-in link', () => {
  test('signs in once: HttpOnly, SameSite=Lax, not Secure without TLS; the second use is refused with the reason', async () => {
    const fixture = await start();
    const link = await fixture.auth.links.create(fixture.owner.user.id);
    expect(link.path).toBe(`/sign-in?token=${link.token}`);
    const answer = await fixture.send('/api/v1/session/redeem', posted({ token: link.token }));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      user: fixture.owner.user,
      time_zone: null,
      locale: null,
      personal_workspace_id: fixture.owner.personal_workspace_id,
      epoch,
    });
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^lockstep\.session_token=/);
    expect(cookie).toContain('; HttpOnly');
    expect(cookie).toContain('; SameSite=Lax');
    expect(cookie).toContain('; Path=/');
    expect(cookie).not.toContain('Secure');
    const again = await fixture.send('/api/v1/session/redeem', posted({ token: link.token }));
    expect(again.status).toBe(401);
    expect(await again.json()).toMatchObject({
      code: 'UNAUTHENTICATED',
      detail: expect.stringContaining('already been used'),
    });
    expect(again.headers.getSetCookie()).toEqual([]);
  });

  test('is Secure with the __Secure- prefix behind TLS', async () => {
    const fixture = await start({ config: { publicUrl: new URL('https://tasks.example.com') } });
    const { token } = await fixture.auth.links.create(fixture.owner.user.id);
    const answer = await fixture.send('/api/v1/session/redeem', posted({ token }));
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^__Secure-lockstep\.session_token=/);
    expect(cookie).toContain('; Secure');
    const me = await fixture.send('/api/v1/me', { headers: { cookie: cookieHeader(answer) } });
    expect(me.status).toBe(200);
  });

  test('of two who redeem at once, one gets in', async () => {
    const fixture = await start();
    const { token } = await fixture.auth.links.create(fixture.owner.user.id);
    const answers = await Promise.all(
      [1, 2, 3].map(async () => fixture.send('/api/v1/session/redeem', posted({ token }))),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401, 401]);
  });

  test.for([
    { firstRun: false, lives: 15 * 60_000 },
    { firstRun: true, lives: 24 * 60 * 60_000 },
  ])('expires, firstRun $firstRun, and is kept as a digest only', async ({ firstRun, lives }) => {
    const fixture = await start();
    const early = await fixture.auth.links.create(fixture.owner.user.id, { firstRun });
    const late = await fixture.auth.links.create(fixture.owner.user.id, { firstRun });
    expect(JSON.stringify(fixture.connection.prepare('SELECT * FROM sign_in_link').all())).not.toContain(late.token);
    fixture.advance(lives - 10_000);
    expect((await fixture.send('/api/v1/session/redeem', posted({ token: early.token }))).status).toBe(200);
    fixture.advance(10_001);
    const refused = await fixture.send('/api/v1/session/redeem', posted({ token: late.token }));
    expect(refused.status).toBe(401);
    expect(await refused.json()).toMatchObject({ detail: expect.stringContaining('expired') });
  });

  test('an unknown token, a foreign page, a form and a malformed body are refused, and use nothing up', async () => {
    const fixture = await start();
    const { token } = await fixture.auth.links.create(fixture.owner.user.id);
    const path = '/api/v1/session/redeem';
    expect((await fixture.send(path, posted({ token: 'x'.repeat(43) }))).status).toBe(401);
    expect((await fixture.send(path, posted({ token }, { origin: 'https://evil.example' }))).status).toBe(403);
    expect((await fixture.send(path, posted({ token }, { 'content-type': 'text/plain' }))).status).toBe(415);
    expect((await fixture.send(path, { ...posted({}), body: '{' })).status).toBe(400);
    expect((await fixture.send(path, posted({ token, admin: true }))).status).toBe(422);
    expect((await fixture.send(path, posted({}))).status).toBe(422);
    expect((await fixture.send(path)).status).toBe(404);
    expect((await fixture.send(path, posted({ token }))).status).toBe(200);
  });
});

describe('password', () => {
  const person = { email: 'Ana@Example.com', name: 'Ana', password: 'correct horse battery' };

  test('signs in; wrong passwords and unknown people are refused alike', async () => {
    const fixture = await start();
    const ana = await fixture.auth.registration.register(person);
    expect(ana.user).toMatchObject({ name: 'Ana', email: 'ana@example.com' });
    const path = '/api/auth/sign-in/email';
    const answer = await fixture.send(path, posted({ email: 'ana@example.com', password: person.password }));
    expect(answer.status).toBe(200);
    const me = await fixture.send('/api/v1/me', { headers: { cookie: cookieHeader(answer) } });
    expect(await me.json()).toMatchObject({ user: ana.user, personal_workspace_id: ana.personal_workspace_id });
    const wrong = await fixture.send(path, posted({ email: 'ana@example.com', password: 'wrong horse battery' }));
    const unknown = await fixture.send(path, posted({ email: 'bob@example.com', password: 'wrong horse battery' }));
    expect(wrong.status).toBe(401);
    expect(await wrong.json()).toEqual(await unknown.json());
    expect(wrong.headers.get('content-type')).toBe('application/problem+json');
    const foreign = posted({ email: 'ana@example.com', password: person.password }, { origin: 'https://evil.example' });
    expect((await fixture.send(path, foreign)).status).toBe(403);
    expect(fixture.connection.prepare('SELECT password FROM account').get()).not.toMatchObject({
      password: person.password,
    });
  });

  test('a taken address, a bad address and a short password are refused, and nothing is half-done', async () => {
    const fixture = await start();
    await fixture.auth.registration.register(person);
    const { registration } = fixture.auth;
    await expect(registration.register({ email: 'ana@example.com', name: 'B' })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await expect(registration.register({ email: 'nobody', name: 'B' })).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      errors: [{ path: 'email', message: 'must be an e-mail address' }],
    });
    await expect(registration.register({ email: 'b@example.com', name: 'B', password: 'short' })).rejects.toMatchObject(
      { code: 'VALIDATION_FAILED' },
    );
    expect(fixture.connection.prepare('SELECT count(*) AS count FROM workspace').get()).toEqual({ count: 2 });
  });

  test('sign-up and everything else of the library is closed', async () => {
    const fixture = await start();
    const cookie = await signIn(fixture);
    const closed = [
      'sign-up/email',
      'sign-in/social',
      'update-user',
      'change-email',
      'change-password',
      'set-password',
      'delete-user',
      'request-password-reset',
      'reset-password',
      'list-sessions',
      'revoke-sessions',
      'get-session',
      'ok',
      'error',
      'open-session',
      'lockstep-session-opener/open-session',
      'verify-email',
      'sign-in/email/',
    ];
    for (const path of closed) {
      const answer = await fixture.send(
        `/api/auth/${path}`,
        posted({ ...person, user_id: fixture.owner.user.id }, { cookie }),
      );
      expect([path, answer.status]).toEqual([path, 404]);
    }
    const library = await fixture.auth.library();
    const body = { ...person, name: 'Ana' };
    await expect(library.api.signUpEmail({ body })).rejects.toThrow(/sign up is not enabled/i);
    expect(fixture.connection.prepare('SELECT count(*) AS count FROM user').get()).toEqual({ count: 1 });
  });
});

describe('session', () => {
  test('get-session tells whose it is; sign-out ends it at once and tells whom it concerns', async () => {
    const fixture = await start();
    const cookie = await signIn(fixture);
    const told: unknown[] = [];
    fixture.auth.onCredentialRevoked((revoked) => told.push(revoked));
    const session = await fixture.send('/api/auth/get-session', { headers: { cookie } });
    expect(await session.json()).toMatchObject({ user: { email: 'owner@lockstep.local' } });
    const request = () => new Request(`${ownOrigin}/api/v1/tasks`, { headers: { cookie } });
    const identity = await fixture.auth.authenticator.authenticate(request());
    expect(identity.credential).toMatchObject({ kind: 'session', name: null });
    expect(fixture.auth.authenticator.authenticate(request())).toBe(identity);
    expect(await fixture.auth.isStillValid(identity.credential)).toBe(true);
    expect(fixture.auth.isStillValid(identity.credential)).toBe(true);
    const out = await fixture.send('/api/v1/session/sign-out', posted({}, { cookie }));
    expect(out.status).toBe(204);
    expect(out.headers.getSetCookie()[0]).toMatch(/^lockstep\.session_token=;.*Max-Age=0/);
    expect(told).toEqual([{ kind: 'session', id: identity.credential.id }]);
    await expect(async () => fixture.auth.authenticator.authenticate(request())).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    expect(await fixture.auth.isStillValid(identity.credential)).toBe(false);
  });

  test('a look-up that signing out overtakes is not remembered', async () => {
    const fixture = await start();
    const cookie = await signIn(fixture);
    const me = async () => (await fixture.send('/api/v1/me', { headers: { cookie } })).status;
    const pending = Array.from({ length: 20 }, me);
    const out = fixture.send('/api/v1/session/sign-out', posted({}, { cookie }));
    const later = Array.from({ length: 20 }, me);
    expect((await out).status).toBe(204);
    await Promise.all([...pending, ...later]);
    expect(await me()).toBe(401);
  });

  test('signing out needs the own Origin; without a session it only clears the cookie', async () => {
    const fixture = await start();
    const cookie = await signIn(fixture);
    const path = '/api/v1/session/sign-out';
    for (const sent of ['/api/auth/sign-out', path]) {
      const foreign = await fixture.send(sent, posted({}, { cookie, origin: 'https://evil.example' }));
      expect(foreign.status).toBe(403);
      expect((await fixture.send(sent, { method: 'POST', headers: { cookie } })).status).toBe(403);
    }
    expect((await fixture.send('/api/v1/me', { headers: { cookie } })).status).toBe(200);
    expect((await fixture.send(path, posted({}))).status).toBe(204);
  });

  test('a forged, cut or foreign cookie is refused', async () => {
    const fixture = await start();
    const other = await start();
    const cookie = await signIn(fixture);
    const refused = [
      cookie.slice(0, -6),
      cookie.replace('lockstep.session_token=', 'lockstep.session_token=x'),
      `lockstep.session_token=${'a'.repeat(32)}.${'b'.repeat(43)}%3D`,
      'lockstep.session_token=',
      'lockstep.session_token=%E0%A4%A',
      await signIn(other),
    ];
    for (const wrong of refused) {
      const answer = await fixture.send('/api/v1/me', { headers: { cookie: wrong } });
      expect([wrong, answer.status]).toEqual([wrong, 401]);
    }
    expect((await fixture.send('/api/v1/me', { headers: { cookie } })).status).toBe(200);
  });

  test('ends when its time is over, and is prolonged while in use', async () => {
    const fixture = await start();
    const dayMs = 24 * 60 * 60_000;
    const cookie = await signIn(fixture);
    const fresh = await fixture.send('/api/v1/me', { headers: { cookie } });
    expect(fresh.headers.getSetCookie()).toEqual([]);
    // The library prolongs by the real clock: the row is aged instead.
    const aged = new Date(fixture.now() + 28 * dayMs).toISOString();
    fixture.connection.prepare('UPDATE session SET expires_at = ?').run(aged);
    fixture.advance(61_000);
    const prolonged = await fixture.send('/api/v1/me', { headers: { cookie } });
    expect(cookieHeader(prolonged)).toBe(cookie);
    const { credential } = await fixture.auth.authenticator.authenticate(
      new Request(ownOrigin, { headers: { cookie } }),
    );
    expect(credential.expires_at).toBeGreaterThan(Date.parse(aged) + dayMs);
    fixture.advance(31 * dayMs);
    expect((await fixture.send('/api/v1/me', { headers: { cookie } })).status).toBe(401);
    expect(await fixture.auth.isStillValid(credential)).toBe(false);
  });

  test('a session deleted by another process is refused from the next turn of the event loop', async () => {
    const fixture = await start();
    const cookie = await signIn(fixture);
    expect((await fixture.send('/api/v1/me', { headers: { cookie } })).status).toBe(200);
    const other = await fixture.elsewhere();
    other.connection.prepare('DELETE FROM session').run();
    await setImmediate();
    expect((await fixture.send('/api/v1/me', { headers: { cookie } })).status).toBe(401);
  });
});
