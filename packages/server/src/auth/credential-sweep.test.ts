import { afterEach, describe, expect, test } from 'vitest';
import { disposeStarted, signIn, start, type AuthFixture } from '../../test/auth-fixture.ts';

const dayMs = 24 * 60 * 60 * 1_000;

afterEach(disposeStarted);

async function sweep({ auth }: AuthFixture): Promise<number> {
  let slices = 0;
  for await (const _slice of auth.sweep.pass()) slices += 1;
  return slices;
}

function count({ connection }: AuthFixture, table: string): number {
  return connection.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
}

describe('what has run out', () => {
  test('sessions go once they have expired, and no earlier', async () => {
    const fixture = await start();
    const cookie = await signIn(fixture);
    await sweep(fixture);
    expect(count(fixture, 'session')).toBe(1);
    expect((await fixture.send('/api/v1/me', { headers: { cookie } })).status).toBe(200);
    fixture.advance(31 * dayMs);
    await sweep(fixture);
    expect(count(fixture, 'session')).toBe(0);
  });

  test('tokens go 90 days after they were revoked or ran out; good ones stay', async () => {
    const fixture = await start();
    const { auth, owner } = fixture;
    const revoked = await auth.tokens.create(owner.user.id, { name: 'revoked' });
    const expires_at = new Date(fixture.now() + dayMs).toISOString();
    await auth.tokens.create(owner.user.id, { name: 'brief', expires_at });
    await auth.tokens.create(owner.user.id, { name: 'good' });
    await auth.tokens.revoke(revoked.record.id);
    fixture.advance(89 * dayMs);
    await sweep(fixture);
    expect(count(fixture, 'api_token')).toBe(3);
    fixture.advance(3 * dayMs);
    await sweep(fixture);
    expect((await auth.tokens.list()).map(({ name }) => name)).toEqual(['good']);
    expect(count(fixture, 'api_token')).toBe(1);
  });

  test('however many there are, they go a slice at a time', async () => {
    const fixture = await start();
    const { connection, owner } = fixture;
    const insert = connection.prepare(
      `INSERT INTO session (id, user_id, token, expires_at, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)`,
    );
    const past = new Date(fixture.now() - dayMs).toISOString();
    connection.transaction(() => {
      for (let index = 0; index < 1_200; index += 1) {
        insert.run(`s${index}`, owner.user.id, `t${index}`, past, past, past);
      }
    })();
    expect(await sweep(fixture)).toBe(5);
    expect(count(fixture, 'session')).toBe(0);
  });
});
