import { getAuthTables } from 'better-auth/db';
import { afterEach, describe, expect, test } from 'vitest';
import { disposeStarted, posted, signIn, start } from '../../test/auth-fixture.ts';

afterEach(disposeStarted);

describe('sign-in library', () => {
  test('the migration has every table and column that it writes', async () => {
    const { auth, connection } = await start();
    const library = await auth.library();
    const missing: string[] = [];
    for (const { modelName, fields } of Object.values(getAuthTables(library.options))) {
      const columns = connection
        .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
        .pluck()
        .all(modelName);
      for (const [name, { fieldName }] of Object.entries(fields)) {
        if (!columns.includes(fieldName ?? name)) missing.push(`${modelName}.${fieldName ?? name}`);
      }
    }
    expect(missing).toEqual([]);
    await expect((await library.$context).checkSchema?.() ?? Promise.resolve()).resolves.toBeUndefined();
  });

  test('opens no transaction on the connection that it shares with the log', async () => {
    const fixture = await start();
    await fixture.auth.registration.register({
      email: 'ana@example.com',
      name: 'Ana',
      password: 'correct horse battery',
    });
    const prepare = fixture.connection.prepare.bind(fixture.connection);
    const statements: string[] = [];
    const recorded = (source: string) => {
      statements.push(source);
      return prepare(source);
    };
    Object.defineProperty(fixture.connection, 'prepare', { value: recorded });
    const cookie = await signIn(fixture);
    const password = { email: 'ana@example.com', password: 'correct horse battery' };
    expect((await fixture.send('/api/auth/sign-in/email', posted(password))).status).toBe(200);
    expect((await fixture.send('/api/auth/get-session', { headers: { cookie } })).status).toBe(200);
    expect((await fixture.send('/api/auth/sign-out', posted({}, { cookie }))).status).toBe(200);
    expect(statements.length).toBeGreaterThan(8);
    expect(statements.filter((statement) => /^\s*(begin|savepoint|commit|release)/i.test(statement))).toEqual([]);
  });

  test('makes UUIDv7 ids', async () => {
    const fixture = await start();
    await signIn(fixture);
    const version7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    for (const table of ['user', 'session']) {
      expect(fixture.connection.prepare(`SELECT id FROM "${table}"`).pluck().get()).toMatch(version7);
    }
  });

  test('keeps the address that the server saw, not one that the client claims', async () => {
    const fixture = await start();
    const claimed = { 'x-lockstep-client-address': '198.51.100.1', 'x-forwarded-for': '198.51.100.2' };
    const redeem = async (headers: Record<string, string>) => {
      const { token } = await fixture.auth.links.create(fixture.owner.user.id);
      return fixture.send('/api/v1/session/redeem', posted({ token }, { ...claimed, ...headers }));
    };
    await redeem({ 'x-test-address': '203.0.113.9' });
    await redeem({});
    const addresses = fixture.connection.prepare<[], string>('SELECT ip_address FROM session').pluck().all();
    expect(addresses).toContain('203.0.113.9');
    expect(addresses.join(' ')).not.toContain('198.51.100');
  });
});
