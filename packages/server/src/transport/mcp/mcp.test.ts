import { Client, StreamableHTTPClientTransport, type VersionNegotiationMode } from '@modelcontextprotocol/client';
import { tools, type Scope } from '@lockstep/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeCore } from '../../compose/compose-core.ts';
import { systemEnvironment } from '../../compose/system-environment.ts';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';
import { TestSocket } from '../../testing/test-socket.ts';
import { instructions } from './instructions.ts';

interface Answer {
  readonly isError: boolean;
  readonly content: Record<string, unknown>;
}

let now = Date.parse('2026-11-23T08:00:00.000Z');
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ environment: { clock: { now: () => now } } });
});

afterAll(async () => {
  await server.stop();
});

interface ConnectOptions {
  readonly mode: VersionNegotiationMode;
  readonly token?: string;
  readonly query?: string;
  readonly name?: string;
}

async function connect({ mode, token = server.token, query = '', name = 'probe' }: ConnectOptions): Promise<Client> {
  const client = new Client({ name, title: 'Probe', version: '2.1' }, { versionNegotiation: { mode } });
  const transport = new StreamableHTTPClientTransport(new URL(`${server.url}/mcp${query}`), {
    requestInit: { headers: { Authorization: `Bearer ${token}` } },
  });
  await client.connect(transport);
  return client;
}

async function call(client: Client, name: string, input: Record<string, unknown>): Promise<Answer> {
  const result = await client.callTool({ name, arguments: input });
  const [first] = result.content;
  if (first?.type !== 'text') throw new Error('the answer has no text');
  const content = JSON.parse(first.text) as Record<string, unknown>;
  expect(result.structuredContent ?? content).toEqual(content);
  return { isError: result.isError === true, content };
}

function titlesOf(answer: Answer): unknown[] {
  return (answer.content['tasks'] as { title: string }[]).map(({ title }) => title);
}

async function tokenWith(scopes: readonly Scope[]): Promise<string> {
  const { token } = await server.core.auth.tokens.create(server.user_id, { name: 'narrow', scopes: [...scopes] });
  return token;
}

function initialize(headers: Readonly<Record<string, string>>): Promise<Response> {
  const clientInfo = { name: 'raw', version: '1' };
  const params = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo };
  return fetch(`${server.url}/mcp`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream', ...headers },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params }),
  });
}

const versions = [
  ['2026-07-28', { pin: '2026-07-28' }],
  ['2025-11-25', 'legacy'],
] as const satisfies readonly (readonly [string, VersionNegotiationMode])[];

describe.each(versions)('the official client, protocol %s', (version, mode) => {
  test('negotiates the version and learns what the server is for', async () => {
    const client = await connect({ mode });
    expect(client.getNegotiatedProtocolVersion()).toBe(version);
    expect(client.getServerVersion()).toMatchObject({ name: 'lockstep', title: 'Lockstep' });
    expect(client.getInstructions()).toBe(instructions);
    await client.close();
  });

  test('lists every tool with its schemas and hints', async () => {
    const client = await connect({ mode });
    const listed = await client.listTools();
    expect(listed.tools.map(({ name }) => name)).toEqual(tools.map(({ name }) => name));
    for (const tool of listed.tools) {
      expect(tool.title).toBeTypeOf('string');
      expect(tool.inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
      expect(tool.outputSchema).toMatchObject({ type: 'object' });
      expect(tool.annotations).toMatchObject({ openWorldHint: false });
    }
    await client.close();
  });

  test('costs a model at most 6,000 tokens before it has said a word', async () => {
    const client = await connect({ mode });
    const { tools: listed } = await client.listTools();
    const characters = JSON.stringify(listed).length + (client.getInstructions() ?? '').length;
    // English and JSON come to about four characters a token.
    expect(characters / 4).toBeLessThanOrEqual(6_000);
    await client.close();
  });

  test('adds, finds, completes, deletes and undoes, and a plain WebSocket sees each with the actor', async () => {
    const socket = await TestSocket.connect(server.socketUrl, { token: server.token });
    await socket.expectType('ready');
    const client = await connect({ mode, query: '?time_zone=Europe/Berlin' });
    const title = `Buy milk (${version})`;
    const added = await call(client, 'add_tasks', { tasks: [{ title, due_text: 'tomorrow 5pm', labels: ['home'] }] });
    expect(added.content).toMatchObject({
      tasks: [{ title, due_date: '2026-11-24', due_time: '17:00', due_zone: 'Europe/Berlin', labels: ['home'] }],
    });
    const seq = added.content['seq'] as number;
    expect(await socket.expectSeq(seq)).toMatchObject({
      type: 'task_created',
      task: { title },
      op_id: added.content['op_id'],
      actor: { kind: 'mcp', user_id: server.user_id, name: 'Owner', client: 'Probe 2.1', run_id: expect.any(String) },
    });
    expect(titlesOf(await call(client, 'find_tasks', { query: title }))).toEqual([title]);
    const done = await call(client, 'complete_tasks', { ids: [title] });
    expect(done.content).toMatchObject({ seq: seq + 1, tasks: [{ title, completed: true }] });
    expect(await socket.expectSeq(seq + 1)).toMatchObject({ type: 'task_updated', task: { completed: true } });
    const undone = await call(client, 'undo_changes', { op_id: done.content['op_id'] });
    expect(undone.content).toMatchObject({ reverted: 1, kept: [] });
    expect(await socket.expectSeq(seq + 2)).toMatchObject({ type: 'task_updated', task: { completed: false } });
    const deleted = await call(client, 'delete_tasks', { ids: [title] });
    expect(deleted.content).toMatchObject({ deleted: [{ task_title: title }] });
    expect(await socket.expectSeq(seq + 3)).toMatchObject({ type: 'task_deleted', task_title: title });
    const changes = await call(client, 'get_changes', { since_seq: seq - 1 });
    expect(changes.content).toMatchObject({ head: seq + 3, changes: [{ seq, kind: 'mcp' }, {}, {}, {}] });
    await Promise.all([client.close(), socket.close()]);
  });

  test('errors are answers that name the code and the field', async () => {
    const client = await connect({ mode });
    const unknown = await call(client, 'add_tasks', { tasks: [{ title: 'a', due: 'x' }] });
    expect(unknown).toMatchObject({
      isError: true,
      content: {
        code: 'VALIDATION_FAILED',
        errors: [{ path: 'tasks.0.due', message: expect.stringContaining('due_date') }],
      },
    });
    expect(await call(client, 'complete_tasks', { ids: ['no such thing'] })).toMatchObject({
      isError: true,
      content: { code: 'NOT_FOUND', errors: [{ path: 'ids.0' }] },
    });
    await call(client, 'add_tasks', { tasks: [{ title: `Twin ${version}` }, { title: `Twin ${version}` }] });
    const twins = await call(client, 'complete_tasks', { ids: [`Twin ${version}`] });
    expect(twins).toMatchObject({ isError: true, content: { code: 'AMBIGUOUS' } });
    expect(twins.content['candidates']).toHaveLength(2);
    expect(await call(client, 'add_tasks', { tasks: [{ title: 'a', due_text: 'feb 30' }] })).toMatchObject({
      isError: true,
      content: { errors: [{ path: 'tasks.0.due_text', message: expect.stringContaining('does not exist') }] },
    });
    await expect(client.callTool({ name: 'make_coffee', arguments: {} })).rejects.toThrow(/no tool “make_coffee”/);
    await client.close();
  });

  test('a token offers the tools of its scopes and refuses the others', async () => {
    const client = await connect({ mode, token: await tokenWith(['tasks:read', 'tasks:write']) });
    const names = (await client.listTools()).tools.map(({ name }) => name);
    expect(names).toContain('add_tasks');
    expect(names).not.toContain('delete_tasks');
    const refused = await call(client, 'delete_tasks', { ids: ['anything'] });
    expect(refused).toMatchObject({ isError: true, content: { code: 'INSUFFICIENT_SCOPE' } });
    await client.close();
  });

  test('S3: a repeated request_id does nothing twice for ten minutes, and only for the same client', async () => {
    const client = await connect({ mode });
    const title = `Once ${version}`;
    const input = { request_id: `r-${version}`, tasks: [{ title, due_text: 'in 2 hours' }] };
    const first = await call(client, 'add_tasks', input);
    now += 9 * 60_000;
    expect((await call(client, 'add_tasks', input)).content).toEqual(first.content);
    expect(titlesOf(await call(client, 'find_tasks', { query: title }))).toHaveLength(1);
    const other = await call(client, 'add_tasks', { ...input, tasks: [{ title: 'Another' }] });
    expect(other).toMatchObject({
      isError: true,
      content: { code: 'OPERATION_ID_REUSED', errors: [{ path: 'request_id' }] },
    });
    const stranger = await connect({ mode, name: 'stranger' });
    await call(stranger, 'add_tasks', input);
    expect(titlesOf(await call(client, 'find_tasks', { query: title }))).toHaveLength(2);
    now += 11 * 60_000;
    await call(client, 'add_tasks', input);
    expect(titlesOf(await call(client, 'find_tasks', { query: title }))).toHaveLength(3);
    await Promise.all([client.close(), stranger.close()]);
  });

  test('a wrong token and a missing one are refused with a challenge', async () => {
    await expect(connect({ mode, token: 'lst_wrong' })).rejects.toThrow(/401|nauthorized/);
    const response = await fetch(`${server.url}/mcp`, { method: 'POST', body: '{}' });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toContain('Bearer');
    expect(await response.json()).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('sees nothing of anybody else', async () => {
    const { token } = await server.tokenOf('Bea');
    const [own, foreign] = await Promise.all([connect({ mode }), connect({ mode, token })]);
    const added = await call(own, 'add_tasks', { tasks: [{ title: `Secret ${version}` }] });
    const [task] = added.content['tasks'] as { id: string }[];
    expect(titlesOf(await call(foreign, 'find_tasks', { query: 'Secret' }))).toEqual([]);
    const outcome = await call(foreign, 'complete_tasks', { ids: [task?.id ?? ''] });
    expect(outcome).toMatchObject({ isError: true, content: { code: 'NOT_FOUND' } });
    const undo = await call(foreign, 'undo_changes', { op_id: added.content['op_id'] });
    expect(undo).toMatchObject({ isError: true, content: { code: 'NOT_FOUND' } });
    await Promise.all([own.close(), foreign.close()]);
  });
});

describe('the door', () => {
  test('a run is a session’s with the protocol before, so that it can be undone at once', async () => {
    const client = await connect({ mode: 'legacy' });
    await call(client, 'add_tasks', { tasks: [{ title: 'Run one' }] });
    const second = await call(client, 'add_tasks', { tasks: [{ title: 'Run two' }] });
    const { content } = await call(client, 'get_changes', { since_seq: (second.content['seq'] as number) - 2 });
    const runs = (content['changes'] as { run_id: string }[]).map(({ run_id }) => run_id);
    expect(new Set(runs).size).toBe(1);
    const undone = await call(client, 'undo_changes', { run_id: runs[0] });
    expect(undone.content).toMatchObject({ reverted: 2 });
    await client.close();
  });

  test('refuses a page of another site, reading or writing', async () => {
    const foreign = { Authorization: `Bearer ${server.token}`, Origin: 'https://evil.example' };
    expect((await initialize(foreign)).status).toBe(403);
    const listening = await fetch(`${server.url}/mcp`, { headers: { ...foreign, Accept: 'text/event-stream' } });
    expect(listening.status).toBe(403);
  });

  test('takes no session cookie', async () => {
    const response = await initialize({ Cookie: 'lockstep.session_token=anything', Origin: server.url });
    expect(response.status).toBe(401);
  });

  test('a session is good for the credential that opened it alone, and ends with it', async () => {
    const { token, record } = await server.core.auth.tokens.create(server.user_id, { name: 'short' });
    const opened = await initialize({ Authorization: `Bearer ${token}` });
    const session = opened.headers.get('mcp-session-id') ?? '';
    expect(session).not.toBe('');
    await opened.body?.cancel();
    const ask = (bearer: string) =>
      fetch(`${server.url}/mcp`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Accept: 'application/json, text/event-stream',
          Authorization: `Bearer ${bearer}`,
          'Mcp-Session-Id': session,
        },
        body: JSON.stringify({ jsonrpc: '2.0', id: 2, method: 'tools/list' }),
      });
    const own = await ask(token);
    expect(own.status).toBe(200);
    await own.body?.cancel();
    expect((await ask(server.token)).status).toBe(404);
    await server.core.auth.tokens.revoke(record.id);
    expect((await ask(token)).status).toBe(401);
  });

  describe('the stream that a client keeps open to hear from the server', () => {
    const hourMs = 3_600_000;

    async function listen(expires_at: string | null) {
      const { token, record } = await server.core.auth.tokens.create(server.user_id, { name: 'listens', expires_at });
      const authorization = { Authorization: `Bearer ${token}` };
      const opened = await initialize(authorization);
      const session = opened.headers.get('mcp-session-id') ?? '';
      await opened.body?.cancel();
      const stream = await fetch(`${server.url}/mcp`, {
        headers: { ...authorization, Accept: 'text/event-stream', 'Mcp-Session-Id': session },
      });
      expect(stream.status).toBe(200);
      return { id: record.id, ended: stream.text() };
    }

    /** Milliseconds until it has ended, after this. */
    async function endsAfter(ended: Promise<string>, happens: () => unknown): Promise<number> {
      const began = performance.now();
      await happens();
      await ended;
      return performance.now() - began;
    }

    test('D6: ends within a second of its token’s revocation', async () => {
      const { id, ended } = await listen(null);
      expect(await endsAfter(ended, () => server.core.auth.tokens.revoke(id))).toBeLessThan(1_000);
    });

    test('D6: ends within a second of a revocation by another process, of which nobody is told', async () => {
      const { id, ended } = await listen(null);
      const { config, logger } = server.core;
      const other = await composeCore({ config, logger, environment: systemEnvironment });
      expect(await endsAfter(ended, () => other.auth.tokens.revoke(id))).toBeLessThan(1_000);
      await other.close();
    });

    test('D6: ends within a second of its token’s expiry', async () => {
      const { ended } = await listen(new Date(now + hourMs).toISOString());
      const expire = () => {
        now += 2 * hourMs;
      };
      expect(await endsAfter(ended, expire)).toBeLessThan(1_000);
    });
  });

  test('a time zone that is none is refused by name', async () => {
    const response = await fetch(`${server.url}/mcp?time_zone=Mars/Olympus`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${server.token}`, 'Content-Type': 'application/json' },
      body: '{}',
    });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ errors: [{ path: 'time_zone' }] });
  });
});
