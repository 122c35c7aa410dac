import { protocolVersion, syncSubprotocol } from '@lockstep/protocol';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from './testing/start-test-server.ts';
import { TestSocket } from './testing/test-socket.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
// Whatever the door: nothing of what is refused has happened.
afterEach(async () => expect(await server.core.store.head(server.workspace_id)).toBe(0));

const deep = `${'['.repeat(70)}${']'.repeat(70)}`;

/** A title in bytes that are no UTF-8. */
function withBrokenTitle(text: string): Buffer {
  const [before = '', after = ''] = text.split('TITLE');
  return Buffer.concat([Buffer.from(before), Buffer.from([0xe2, 0x82]), Buffer.from(after)]);
}

function post(path: string, body: string | Buffer, headers: Record<string, string> = {}): Promise<Response> {
  const common = { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' };
  return fetch(`${server.url}${path}`, { method: 'POST', headers: { ...common, ...headers }, body });
}

describe.each([
  '/api/v1/tasks',
  '/api/v1/operations',
  '/api/v1/chat',
  '/api/v1/chat/approvals',
  '/api/v1/session/redeem',
])('POST %s', (path) => {
  test('names a member that is there twice', async () => {
    const answer = await post(path, '{"title":"one","input":{"a":[{"b":1,"b":2}]}}');
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      code: 'VALIDATION_FAILED',
      errors: [{ path: 'input.a.0.b', message: 'is there twice' }],
    });
  });

  test('names what is nested too deeply', async () => {
    const answer = await post(path, `{"title":"one","notes":${deep}}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'MALFORMED', errors: [{ path: 'notes.0' }] });
  });

  test('refuses bytes that are no UTF-8', async () => {
    const answer = await post(path, withBrokenTitle('{"title":"TITLE"}'));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'MALFORMED', detail: 'The body is not valid UTF-8.' });
  });
});

describe('sync frames', () => {
  let socket: TestSocket;
  beforeEach(async () => {
    socket = await TestSocket.connect(server.socketUrl, { token: server.token, protocol: syncSubprotocol });
    socket.send({ type: 'hello', protocol: protocolVersion, client_id: 'test' });
    await socket.expectType('ready');
  });

  const add = (input: string) => `{"type":"op","op_id":"one","operation":"task.add","input":${input}}`;

  test('a member that is there twice is named, and the socket goes on', async () => {
    socket.send(add('{"title":"one","title":"two"}'));
    expect(await socket.expectType('error')).toMatchObject({
      error: { code: 'VALIDATION_FAILED', errors: [{ path: 'input.title', message: 'is there twice' }] },
    });
    socket.send({ type: 'ping', t: 1 });
    await socket.expectType('pong');
    await socket.close();
  });

  test('what is nested too deeply is named', async () => {
    socket.send(add(`{"title":${deep}}`));
    expect(await socket.expectType('error')).toMatchObject({
      error: { code: 'MALFORMED', errors: [{ path: 'input.title' }] },
    });
    expect(await socket.closed).toBe(4500);
  });
});

describe('MCP', () => {
  const call = (input: string) =>
    `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"add_tasks","arguments":${input}}}`;
  const accept = { accept: 'application/json, text/event-stream' };

  test.each([
    [
      'a member that is there twice',
      call('{"tasks":[{"title":"one","title":"two"}]}'),
      'params.arguments.tasks.0.title',
    ],
    ['what is nested too deeply', call(`{"tasks":${deep}}`), 'params.arguments'],
  ])('%s is named', async (_what, body, path) => {
    const answer = await post('/mcp', body, accept);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      jsonrpc: '2.0',
      error: { code: -32_700, data: { errors: [{ path }] } },
    });
  });

  test('bytes that are no UTF-8 are refused, not replaced', async () => {
    const answer = await post('/mcp', withBrokenTitle(call('{"tasks":[{"title":"TITLE"}]}')), accept);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: -32_700, message: 'The message is not valid UTF-8.' } });
  });

  test('what is no JSON is told in JSON-RPC’s words', async () => {
    expect(await (await post('/mcp', '{"jsonrpc":', accept)).json()).toMatchObject({
      error: { code: -32_700 },
      id: null,
    });
  });
});

describe('text that is not what it seems', () => {
  test.each([
    ['a bidi override', 'abc\u202Efdp'],
    ['an isolate', 'abc\u2066fdp'],
    ['a control character', 'abc\u001b[31m'],
    ['a line break', 'abc\n'.concat('def')],
    ['half a surrogate pair', 'abc\ud800'],
    ['nothing that can be seen', '\u200b\u2060'],
  ])('%s in a title is refused at every door', async (_what, title) => {
    const answer = await post('/api/v1/tasks', JSON.stringify({ title }));
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: [{ path: 'title' }] });
    const list = await post(
      '/api/v1/operations',
      JSON.stringify({ operation: 'project.save', input: { name: title } }),
    );
    expect(await list.json()).toMatchObject({ status: 422, errors: [{ path: 'name' }] });
    const labels = await post('/api/v1/tasks', JSON.stringify({ title: 'a', labels: [title] }));
    expect(await labels.json()).toMatchObject({ status: 422, errors: [{ path: 'labels.0' }] });
    const socket = await TestSocket.connect(server.socketUrl, { token: server.token, protocol: syncSubprotocol });
    socket.send({ type: 'hello', protocol: protocolVersion, client_id: 'test' });
    socket.send({ type: 'op', op_id: title.length.toString(), operation: 'task.add', input: { title } });
    expect(await socket.expectType('reject')).toMatchObject({ error: { errors: [{ path: 'title' }] } });
    await socket.close();
  });
});
