import { type OperationName, registry, type Tool, tools } from '@lockstep/protocol';
import type { Answer, Call, Outcome } from '../call.ts';
import type { Caller } from '../caller.ts';
import { ask } from './ask.ts';
import { toolInputOf } from './made-input.ts';

const meta = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientInfo': { name: 'matrix', version: '1' },
  'io.modelcontextprotocol/clientCapabilities': {},
};

interface Message {
  readonly error?: { readonly message: string };
  readonly result?: { readonly isError?: boolean; readonly content?: readonly { readonly text?: string }[] };
}

/** What a tool answered; its refusal is a problem within an answer that succeeds. */
function concluded(text: string): Answer {
  const json = text.startsWith('{')
    ? text
    : (text.split('\n').find((line) => line.startsWith('data: {')) ?? '').slice(6);
  const { error, result } = JSON.parse(json) as Message;
  if (error !== undefined) throw new Error(`MCP said: ${error.message}`);
  if (result?.isError !== true) return { outcome: 'OK', text };
  return { outcome: (JSON.parse(result.content?.[0]?.text ?? '{}') as { readonly code: Outcome }).code, text };
}

async function send(port: number, caller: Caller, method: string, params: object, name?: string): Promise<Answer> {
  const headers = {
    ...caller.headers,
    accept: 'application/json, text/event-stream',
    'mcp-protocol-version': '2026-07-28',
    'mcp-method': method,
    ...(name === undefined ? {} : { 'mcp-name': name }),
  };
  const body = { jsonrpc: '2.0', id: 1, method, params: { ...params, _meta: meta } };
  const answer = await ask(port, { method: 'POST', path: '/mcp', headers, body });
  return answer.outcome === 'OK' ? concluded(answer.text) : answer;
}

function toolCall(tool: Tool): Call {
  const mark = '01950000-0000-7000-8000-00000000c0de';
  const isAboutRecord = JSON.stringify(toolInputOf(tool.input, mark)).includes(mark);
  const [subject] = tool.operations satisfies readonly OperationName[];
  return {
    name: `MCP ${tool.name}`,
    needs: {
      credential: 'token',
      scopes: [tool.scope],
      writes: tool.operations.some((name) => registry[name].kind === 'write'),
      checksOrigin: true,
    },
    places: isAboutRecord ? ['own', 'elsewhere'] : ['own'],
    ...(isAboutRecord ? { subject } : {}),
    ask: (port, caller, { id }) =>
      send(port, caller, 'tools/call', { name: tool.name, arguments: toolInputOf(tool.input, id) }, tool.name),
  };
}

/** Every tool of the registry at `/mcp`, and their list. */
export function toolCalls(): readonly Call[] {
  const list: Call = {
    name: 'MCP tools/list',
    needs: { credential: 'token', scopes: [], writes: false, checksOrigin: true },
    places: ['own'],
    ask: (port, caller) => send(port, caller, 'tools/list', {}),
  };
  return [list, ...tools.map(toolCall)];
}
