import { protocolVersion, syncSubprotocol } from '@lockstep/protocol';
import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Identity } from './app/identity.ts';
import {
  frameBudget,
  framesAfterWarning,
  personBudgets,
  refusedBudget,
  type Spending,
  tokenShare,
} from './limits/budgets.ts';
import { startTestServer, type TestServer } from './testing/start-test-server.ts';
import { TestSocket } from './testing/test-socket.ts';

let server: TestServer;
let identity: Identity;
let now = 0;

beforeAll(async () => {
  server = await startTestServer({ env: { LOCKSTEP_RATE_LIMITS: 'on' }, environment: { monotonicMs: () => now } });
  const found = await server.core.auth.tokens.identify(server.token);
  if (found === undefined) throw new Error('the token is good');
  identity = found;
});

afterAll(() => server.stop());

// Everybody has all their points again.
beforeEach(() => {
  now += 3_600_000;
});

/** Leaves the token so many points. */
function leave(points: number, what: Spending): void {
  server.core.limits.spend(what, identity, personBudgets[what].points * tokenShare - points);
}

function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${server.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function expectTooMany(response: Response): Promise<void> {
  expect(response.status).toBe(429);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await response.json()).toMatchObject({ code: 'RATE_LIMITED', status: 429, retryable: true });
}

test('writes are counted by their items, and nothing of what is refused happens', async () => {
  const before = await server.core.store.head(server.workspace_id);
  leave(3, 'writes');
  const items = (count: number) => ({
    items: Array.from({ length: count }, (_, index) => ({ title: `task ${index}` })),
  });
  const add = (count: number) => ask('POST', '/api/v1/operations', { operation: 'task.add', input: items(count) });
  expect((await add(2)).status).toBe(200);
  await expectTooMany(await add(2));
  expect(await server.core.store.head(server.workspace_id)).toBe(before + 2);
  now += 1_000;
  expect((await add(2)).status).toBe(200);
});

test('S3: what was refused for its rate is not recorded: the same op_id does it later', async () => {
  leave(0, 'writes');
  const op_id = v7();
  const send = () => ask('POST', '/api/v1/tasks', { title: 'later' }, { 'idempotency-key': op_id });
  await expectTooMany(await send());
  now += 1_000;
  expect((await send()).status).toBe(201);
});

test.each([
  ['reads', 'GET', '/api/v1/tasks', undefined],
  ['reads', 'GET', '/api/v1/workspaces', undefined],
  ['requests', 'GET', '/api/v1/me', undefined],
  ['requests', 'GET', '/api/v1/chat/threads', undefined],
  ['tickets', 'POST', '/api/v1/realtime/ticket', undefined],
  ['chat', 'POST', '/api/v1/chat', { messages: [{ role: 'user', parts: [{ type: 'text', text: 'hello' }] }] }],
  ['mcp', 'POST', '/mcp', { jsonrpc: '2.0', id: 1, method: 'ping' }],
] as const)('%s are limited: %s %s', async (what, method, path, body) => {
  leave(1, what);
  expect((await ask(method, path, body)).status).not.toBe(429);
  await expectTooMany(await ask(method, path, body));
  now += 60_000;
  expect((await ask(method, path, body)).status).not.toBe(429);
});

test('snapshots are limited', async () => {
  leave(1, 'snapshots');
  const path = `/api/v1/workspaces/${server.workspace_id}/snapshot`;
  expect((await ask('GET', path)).status).toBe(200);
  await expectTooMany(await ask('GET', path));
});

test('the tools of an agent are told in words that a model can follow', async () => {
  leave(0, 'writes');
  const call = { name: 'add_tasks', arguments: { tasks: [{ title: 'Pay rent' }] } };
  const meta = {
    'io.modelcontextprotocol/protocolVersion': '2026-07-28',
    'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
    'io.modelcontextprotocol/clientCapabilities': {},
  };
  const answer = await ask(
    'POST',
    '/mcp',
    { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { ...call, _meta: meta } },
    {
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': '2026-07-28',
      'mcp-method': 'tools/call',
      'mcp-name': 'add_tasks',
    },
  );
  const text = await answer.text();
  expect(text).toContain('RATE_LIMITED');
  expect(text).toContain('try again in a second');
});

test('an address that is refused too often is told to wait; who is known there is not', async () => {
  expect((await ask('GET', '/api/v1/me')).status).toBe(200);
  for (let request = 1; request < refusedBudget.points; request += 1) server.core.limits.refused('127.0.0.1');
  const wrong = () => ask('GET', '/api/v1/me', undefined, { authorization: 'Bearer lockstep_wrong' });
  expect((await wrong()).status).toBe(401);
  await expectTooMany(await wrong());
  await expectTooMany(await fetch(`${server.url}/api/v1/me`));
  await expect(TestSocket.connect(server.socketUrl, { token: 'wrong' })).rejects.toThrow('refused with 429');
  const links = await fetch(`${server.url}/api/v1/session/redeem`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: 'guessed' }),
  });
  await expectTooMany(links);
  expect((await ask('GET', '/api/v1/me')).status).toBe(200);
});

test('connections are limited before they are made', async () => {
  leave(1, 'upgrades');
  const socket = await TestSocket.connect(server.socketUrl, { token: server.token });
  await expect(TestSocket.connect(server.socketUrl, { token: server.token })).rejects.toThrow('refused with 429');
  await socket.close();
});

test('a socket’s operations are rejected and not closed for, and what is sent behind them does not overtake them', async () => {
  const socket = await TestSocket.connect(server.socketUrl, { token: server.token, protocol: syncSubprotocol });
  socket.send({ type: 'hello', protocol: protocolVersion, client_id: 'test' });
  await socket.expectType('ready');
  leave(0, 'writes');
  const id = v7();
  const add = { type: 'op', op_id: v7(), operation: 'task.add', input: { id, title: 'first' } };
  const edit = { type: 'op', op_id: v7(), operation: 'task.update', input: { id, title: 'second' } };
  socket.send(add);
  await socket.expect(({ type, op_id }) => type === 'reject' && op_id === add.op_id);
  now += 900;
  socket.send(edit);
  const rejected = await socket.expect(({ type, op_id }) => type === 'reject' && op_id === edit.op_id);
  expect(rejected).toMatchObject({ error: { code: 'RATE_LIMITED', retryable: true } });
  now += 100;
  socket.send(add);
  socket.send(edit);
  await socket.expect(({ type, op_id }) => type === 'ack' && op_id === edit.op_id);
  await socket.close();
});

test('contract "Close codes": a socket that sends too much is warned, then closed with 4013', async () => {
  const socket = await TestSocket.connect(server.socketUrl, { token: server.token, protocol: syncSubprotocol });
  socket.send({ type: 'hello', protocol: protocolVersion, client_id: 'test' });
  const ping = JSON.stringify({ type: 'ping', t: 1 });
  for (let frame = 0; frame < frameBudget.points + framesAfterWarning; frame += 1) socket.send(ping);
  expect(await socket.closed).toBe(4013);
  expect(socket.messages.filter(({ type }) => type === 'error')).toMatchObject([
    { error: { code: 'RATE_LIMITED', retryable: true } },
  ]);
  // Everything up to the close was heard.
  expect(socket.messages.filter(({ type }) => type === 'pong')).toHaveLength(
    frameBudget.points + framesAfterWarning - 1,
  );
});

test('so is one in plain mode, where nobody listens', async () => {
  const socket = await TestSocket.connect(server.socketUrl, { token: server.token });
  for (let frame = 0; frame <= frameBudget.points + framesAfterWarning; frame += 1) socket.send('hey');
  expect(await socket.closed).toBe(4013);
});
