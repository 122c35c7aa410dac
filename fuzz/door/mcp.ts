import { tools } from '@lockstep/protocol';
import type { Attempt } from '../attempt.ts';
import { hostileText, hostileValue } from '../generate/hostile-value.ts';
import { mutate, mutateBytes } from '../generate/mutate.ts';
import { type Occasion, valueForSchema } from '../generate/value-for-schema.ts';
import { judgeProblem } from '../judge/judge-problem.ts';
import { askHttp, type HttpReply } from './http-request.ts';

const meta = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientInfo': { name: 'fuzz', version: '1' },
  'io.modelcontextprotocol/clientCapabilities': {},
};

const internalError = -32_603;
const methods = [
  'tools/list',
  'initialize',
  'ping',
  'resources/list',
  'notifications/initialized',
  'server/discover',
  '',
  '__proto__',
];

interface Call {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

function makeCall(occasion: Occasion): Call {
  const { random } = occasion;
  if (random.chance(0.12)) return { method: random.pick(methods) ?? '', params: { _meta: meta } };
  const tool = random.pick(tools);
  const input = tool === undefined ? {} : valueForSchema(occasion, tool.input);
  const name = random.chance(0.95) ? tool?.name : random.pick(['no_such_tool', '__proto__', 'constructor', '']);
  return { method: 'tools/call', params: { name, arguments: mutate(random, input, 2), _meta: meta } };
}

function headersFor({ random }: Occasion, { method, params }: Call): Record<string, string> {
  const named = params['name'];
  const current = {
    'mcp-protocol-version': random.chance(0.95) ? '2026-07-28' : (random.pick(['1999-01-01', 'x', '2025-11-25']) ?? ''),
    'mcp-method': random.chance(0.97) ? method || 'x' : 'tools/list',
    ...(typeof named === 'string' && named !== '' ? { 'mcp-name': named } : {}),
  };
  const legacy = random.chance(0.5) ? { 'mcp-session-id': 'none-such' } : {};
  return {
    'content-type': random.chance(0.98) ? 'application/json' : 'text/plain',
    accept: random.chance(0.98) ? 'application/json, text/event-stream' : 'text/html',
    ...(random.chance(0.9) ? current : legacy),
  };
}

function messagesIn({ contentType, body }: HttpReply): readonly unknown[] {
  const text = body.toString('utf8');
  if (!contentType.startsWith('text/event-stream')) return text === '' ? [] : [JSON.parse(text)];
  return text
    .split('\n')
    .filter((line) => line.startsWith('data: ') && line.length > 6)
    .map((line) => JSON.parse(line.slice(6)) as unknown);
}

interface RpcMessage {
  readonly error?: { readonly code: number; readonly message: string };
  readonly result?: { readonly isError?: boolean; readonly content?: readonly { readonly text?: string }[] };
}

/** A tool's refusal is a problem without what belongs to HTTP. */
function judgeToolError(text: string): readonly string[] {
  const problem = JSON.parse(text) as { readonly code?: string; readonly errors?: readonly unknown[] };
  if (problem.code === undefined || problem.code === 'INTERNAL') return [`a tool answered ${text.slice(0, 300)}`];
  const named = problem.code !== 'VALIDATION_FAILED' || (problem.errors ?? []).length > 0;
  return named ? [] : [`no field is named: ${text.slice(0, 300)}`];
}

function judgeMessage(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [`no JSON-RPC: ${JSON.stringify(value)}`];
  if ('code' in value && 'status' in value) return judgeProblem(value);
  const { error, result } = value as RpcMessage;
  if (error !== undefined) return error.code === internalError ? [`JSON-RPC ${error.code}: ${error.message}`] : [];
  if (result?.isError === true) return judgeToolError(result.content?.[0]?.text ?? '{}');
  return result === undefined ? [`no JSON-RPC: ${JSON.stringify(value).slice(0, 300)}`] : [];
}

function judgeMcpReply(reply: HttpReply): readonly string[] {
  const faults = reply.status >= 500 ? [`HTTP ${reply.status}`] : [];
  try {
    return [...faults, ...messagesIn(reply).flatMap(judgeMessage)];
  } catch {
    return [...faults, `${reply.status} with what is no JSON: ${reply.body.toString('utf8', 0, 300)}`];
  }
}

/** A request to `/mcp`: a tool with arguments made for it and spoilt, or another message. */
export function mcpAttempt(occasion: Occasion): Attempt {
  const { random } = occasion;
  const call = makeCall(occasion);
  const message = { jsonrpc: '2.0', id: occasion.index, ...call };
  const text = hostileText(random.chance(0.15) ? mutate(random, message, 2) : message);
  const body = random.chance(0.05) ? mutateBytes(random, Buffer.from(text)) : Buffer.from(text);
  const headers = headersFor(occasion, call);
  const query = random.chance(0.05)
    ? `?run_id=${encodeURIComponent(hostileText(hostileValue(random)).slice(0, 200).toWellFormed())}`
    : '';
  return {
    door: 'MCP',
    input: `POST /mcp${query} ${JSON.stringify(headers)}\n${body.toString('utf8')}`,
    send: async ({ port, attacker }) => {
      const path = `/mcp${query}`;
      const allHeaders = { authorization: `Bearer ${attacker.token}`, ...headers };
      return judgeMcpReply(await askHttp(port, { method: 'POST', path, headers: allHeaders, body }));
    },
  };
}
