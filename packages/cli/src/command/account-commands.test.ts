import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startOn, temporaryFolder } from '../testing/live-server.testing.ts';
import { type Ran, run, type Terminal, terminal } from '../testing/run-command.testing.ts';

let folder: string;
let remove: () => Promise<void>;

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});

afterEach(async () => {
  await remove();
});

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}\n$/;

function surroundings(): Terminal {
  return terminal({ LOCKSTEP_DATA: folder });
}

function lockstep(...args: string[]): Promise<Ran> {
  return run(args, surroundings());
}

const ana = ['user', 'create', '--email', 'ana@example.com', '--name', 'Ana'];

describe('user create', () => {
  test('prints the id and nothing else', async () => {
    const ran = await lockstep(...ana);
    expect(ran).toEqual({ code: 0, stdout: expect.stringMatching(uuid), stderr: '' });
  });

  test('does not make the first of them the owner', async () => {
    await lockstep(...ana);
    await lockstep('token', 'create', '--name', 'CI');
    const [token] = JSON.parse((await lockstep('token', 'list', '--json')).stdout) as { user_email: string }[];
    expect(token?.user_email).toBe('owner@lockstep.local');
  });

  test('takes a password from standard input, with which the person signs in', async () => {
    const typing = surroundings();
    typing.stdin.end('correct horse battery staple\n');
    expect((await run([...ana, '--password-stdin'], typing)).code).toBe(0);
    const server = await startOn(folder);
    const response = await fetch(`${server.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: server.url },
      body: JSON.stringify({ email: 'ana@example.com', password: 'correct horse battery staple' }),
    });
    expect(response.status).toBe(200);
    await server.stop();
  });

  test('names what is wrong', async () => {
    const bad = await lockstep('user', 'create', '--email', 'nobody', '--name', 'X');
    expect(bad).toMatchObject({ code: 1, stderr: 'email: must be an e-mail address\n' });
    await lockstep(...ana);
    expect(await lockstep(...ana)).toMatchObject({ code: 1, stderr: expect.stringContaining('already') });
    expect((await lockstep('user', 'create', '--name', 'X')).code).toBe(2);
  });
});

describe('token', () => {
  test('create prints the token alone, and a running server takes it at once', async () => {
    const server = await startOn(folder);
    const { code, stdout, stderr } = await lockstep('token', 'create', '--name', 'CI');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^lst_[\w-]+\n$/);
    const me = await fetch(`${server.url}/api/v1/me`, { headers: { Authorization: `Bearer ${stdout.trim()}` } });
    expect(me.status).toBe(200);
    await server.stop();
  });

  test('list has the contract’s fields', async () => {
    await lockstep(...ana);
    await lockstep('token', 'create', '--user', 'ana@example.com', '--name', 'Reader', '--scope', 'tasks:read');
    const listed = JSON.parse((await lockstep('token', 'list', '--json')).stdout) as unknown;
    expect(listed).toEqual([
      {
        id: expect.any(String),
        name: 'Reader',
        user_email: 'ana@example.com',
        scopes: ['tasks:read'],
        created_at: expect.any(String),
        last_used_at: null,
        expires_at: null,
      },
    ]);
    const { stdout } = await lockstep('token', 'list');
    expect(stdout).toContain('Reader');
    expect(stdout).toContain('ana@example.com');
  });

  test('revoke ends it, and what is not there cannot be revoked', async () => {
    const before = Date.now();
    const created = await lockstep('token', 'create', '--name', 'Short', '--expires-in', '30', '--json');
    const { id, expires_at } = JSON.parse(created.stdout) as { id: string; expires_at: string };
    const lastsMs = 30 * 24 * 60 * 60 * 1_000;
    expect(Date.parse(expires_at)).toBeGreaterThanOrEqual(before + lastsMs);
    expect(Date.parse(expires_at)).toBeLessThanOrEqual(Date.now() + lastsMs);
    expect(await lockstep('token', 'revoke', id)).toEqual({ code: 0, stdout: 'Revoked.\n', stderr: '' });
    expect(await lockstep('token', 'revoke', id)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no token'),
    });
    expect((await lockstep('token', 'list')).stdout).toContain('There are no tokens.');
  });

  test.each([
    [['--name', 'x', '--scope', 'tasks:all'], 'tasks:read, tasks:write, tasks:delete'],
    [['--name', 'x', '--expires-in', 'soon'], 'whole number of days'],
    [[], '--name'],
  ])('create %j is not understood', async (args, message) => {
    const ran = await lockstep('token', 'create', ...args);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain(message);
  });

  test('for an account that does not exist', async () => {
    const ran = await lockstep('token', 'create', '--name', 'x', '--user', 'who@example.com');
    expect(ran).toMatchObject({ code: 1, stderr: 'There is no account for who@example.com.\n' });
  });
});

describe('login-link', () => {
  test('prints a link with which the person gets in, once', async () => {
    await lockstep(...ana);
    const server = await startOn(folder);
    const env = { LOCKSTEP_DATA: folder, LOCKSTEP_URL: server.url };
    const { stdout } = await run(['login-link', '--user', 'ana@example.com'], terminal(env));
    expect(stdout.startsWith(`${server.url}/sign-in?token=`)).toBe(true);
    const token = new URL(stdout.trim()).searchParams.get('token');
    const redeem = () =>
      fetch(`${server.url}/api/v1/session/redeem`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Origin: server.url },
        body: JSON.stringify({ token }),
      });
    expect((await redeem()).status).toBe(200);
    expect((await redeem()).status).toBe(401);
    await server.stop();
  });

  test('bears the public address', async () => {
    const env = { LOCKSTEP_DATA: folder, LOCKSTEP_PUBLIC_URL: 'https://tasks.example.com' };
    const { stdout } = await run(['login-link', '--json'], terminal(env));
    expect(JSON.parse(stdout)).toEqual({
      url: expect.stringContaining('https://tasks.example.com/sign-in?token='),
      expires_at: expect.any(String),
    });
  });
});

describe('help', () => {
  test.each([
    [[], 'Exit codes'],
    [['add'], 'Buy milk tomorrow'],
    [['list'], 'Examples:'],
    [['done'], 'Examples:'],
    [['watch'], 'Examples:'],
    [['mcp'], 'mcpServers'],
    [['serve'], 'LOCKSTEP_DATA'],
    [['login-link'], 'Examples:'],
    [['user', 'create'], 'Examples:'],
    [['token', 'create'], 'Examples:'],
    [['token', 'list'], 'Examples:'],
    [['token', 'revoke'], 'Example:'],
    [['doctor'], 'Examples:'],
  ])('%j --help ends with 0 and shows how it is used', async (command, words) => {
    const ran = await lockstep(...command, '--help');
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toContain('Usage: lockstep');
    expect(ran.stdout).toContain(words);
  });

  test('an unknown command is not understood', async () => {
    expect(await lockstep('lsit')).toMatchObject({ code: 2, stderr: expect.stringContaining('Did you mean list') });
  });

  test('a fault in the settings names the variable', async () => {
    const ran = await run(['token', 'list'], terminal({ LOCKSTEP_DATA: folder, PORT: 'high' }));
    expect(ran).toMatchObject({ code: 1, stderr: expect.stringContaining('PORT') });
  });
});
