import { syncSubprotocol } from '@lockstep/protocol';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';
import { TestSocket } from '../../testing/test-socket.ts';

const plenty = 1_000_000;
const notes = 'x'.repeat(20_000);

let server: TestServer;

beforeEach(async () => {
  server = await startTestServer();
});

afterEach(() => server.stop());

/** Leaves the database room for so many more pages. */
function allowPages(count: number): void {
  const { database } = server.core;
  const used = database.pragma('page_count', { simple: true }) as number;
  database.pragma(`max_page_count = ${used + count}`);
}

interface Tried {
  readonly op_id: string;
  readonly status: number;
  readonly code: string;
  readonly seq: number | undefined;
}

async function add(op_id = v7()): Promise<Tried> {
  const { status, body } = await server.request('POST', 'operations', {
    op_id,
    operation: 'task.add',
    input: { items: Array.from({ length: 5 }, (_, at) => ({ title: `${op_id} ${at}`, notes })) },
  });
  const { seq, code = '' } = body as { seq?: number; code?: string };
  return { op_id, status, code, seq };
}

/** Leaves no room for another record. */
async function fillUp(): Promise<void> {
  allowPages(0);
  let done = await add();
  while (done.status === 200) done = await add();
}

/** Adds a task as an agent does; answers what it was told. */
async function callTool(): Promise<string> {
  const _meta = {
    'io.modelcontextprotocol/protocolVersion': '2026-07-28',
    'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
    'io.modelcontextprotocol/clientCapabilities': {},
  };
  const params = { name: 'add_tasks', arguments: { tasks: [{ title: 'by tool', notes }] }, _meta };
  const answer = await fetch(`${server.url}/mcp`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${server.token}`,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': '2026-07-28',
      'mcp-method': 'tools/call',
      'mcp-name': 'add_tasks',
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
  });
  return answer.text();
}

/** Whether log, records and dedupe tell the same, seq for seq. */
async function expectWhole(): Promise<number> {
  const { store } = server.core;
  const head = await store.head(server.workspace_id);
  const log = await store.changesAfter(server.workspace_id, 0, { limit: 10_000, maxBytes: Infinity });
  expect(log.map(({ seq }) => seq)).toEqual(Array.from({ length: head }, (_, index) => index + 1));
  const { tasks } = await store.findTasks({
    workspace_id: server.workspace_id,
    words: [],
    labels: [],
    status: 'open',
    sort: 'updated',
    limit: 10_000,
  });
  expect(tasks.map(({ seq }) => seq)).toEqual(log.map(({ seq }) => seq).toReversed());
  return head;
}

describe('a full disk', () => {
  it('S2, S3: is answered with 503, half of nothing is written, and the same requests succeed once there is room', async () => {
    allowPages(120);
    const tried = await Promise.all(Array.from({ length: 30 }, () => add()));
    const full = tried.filter(({ status }) => status === 503);
    const done = tried.filter(({ status }) => status === 200);
    expect(new Set(full.map(({ code }) => code))).toEqual(new Set(['UNAVAILABLE']));
    expect(full.length + done.length).toBe(30);
    expect(await expectWhole()).toBe(done.length * 5);
    expect(await add()).toMatchObject({ status: 503 });
    expect((await server.request('GET', 'tasks?limit=1')).status).toBe(200);
    server.core.database.pragma(`max_page_count = ${plenty}`);
    const again = await Promise.all(tried.map(({ op_id }) => add(op_id)));
    expect(again.filter(({ status }) => status !== 200)).toEqual([]);
    for (const { op_id, seq } of done) expect(again.find((one) => one.op_id === op_id)?.seq).toBe(seq);
    expect(await expectWhole()).toBe(150);
  });

  it('S3: an op frame is rejected as one to be tried again, and the socket lives on', async () => {
    const socket = await TestSocket.connect(server.socketUrl, { token: server.token, protocol: syncSubprotocol });
    socket.send({ type: 'hello', protocol: 1, client_id: 'test' });
    allowPages(0);
    const op = { type: 'op', op_id: v7(), operation: 'task.add', input: { title: 'a', notes } };
    let rejected: Record<string, unknown> | undefined;
    while (rejected === undefined) {
      const op_id = v7();
      socket.send({ ...op, op_id });
      const answer = await socket.expect((message) => message['op_id'] === op_id);
      if (answer['type'] === 'reject') rejected = answer;
    }
    expect(rejected).toMatchObject({ error: { code: 'UNAVAILABLE', status: 503, retryable: true } });
    server.core.database.pragma(`max_page_count = ${plenty}`);
    socket.send({ ...op, op_id: rejected['op_id'] });
    await socket.expectType('ack');
    await socket.close();
    await expectWhole();
  });

  it('S2: an agent is told so in words, half of nothing is written, and its tool works once there is room', async () => {
    await fillUp();
    const before = await expectWhole();
    const told = await callTool();
    expect(told).toContain('UNAVAILABLE');
    expect(told).toContain('nothing of it happened');
    expect(await expectWhole()).toBe(before);
    server.core.database.pragma(`max_page_count = ${plenty}`);
    expect(await callTool()).not.toContain('UNAVAILABLE');
    expect(await expectWhole()).toBe(before + 1);
  });
});
