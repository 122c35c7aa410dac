import { LockstepError, toProblem } from '@lockstep/protocol';
import type { ToolCall, ToolHost } from '@lockstep/server';
import {
  CLIENT_CAPABILITIES_META_KEY,
  CLIENT_INFO_META_KEY,
  isSpecType,
  PROTOCOL_VERSION_META_KEY,
  ProtocolError,
  ProtocolErrorCode,
  type CallToolResult,
  type Implementation,
  type Tool,
} from '@modelcontextprotocol/server';
import { noServerAt, refusalOf, type ServerAccess } from '../list/ask-server.ts';

/** The version without sessions: each call stands by itself, so a server may come and go meanwhile. */
const protocolVersion = '2026-07-28';
const timeoutMs = 60_000;
const unnamed: Implementation = { name: 'lockstep mcp', version: '0' };

export interface ServerToolsOptions {
  readonly access: ServerAccess;
  readonly timeZone: string;
  readonly run_id: string;
}

interface Question {
  readonly method: 'tools/list' | 'tools/call';
  readonly params: Readonly<Record<string, unknown>>;
  readonly client?: Implementation | undefined;
  readonly signal?: AbortSignal;
}

/** A header carries what JSON carries: what is not plain ASCII goes as base64. */
function headerValue(text: string): string {
  return /^[\u0021-\u007e]+$/.test(text) ? text : `=?base64?${Buffer.from(text).toString('base64')}?=`;
}

/** The tools of a running server, under the name of whoever calls them here. */
export class ServerTools implements ToolHost {
  readonly #options: ServerToolsOptions;
  #asked = 0;

  constructor(options: ServerToolsOptions) {
    this.#options = options;
  }

  async list(): Promise<Tool[]> {
    const result = await this.#ask({ method: 'tools/list', params: {} });
    if (isSpecType.ListToolsResult(result)) return result.tools;
    throw new ProtocolError(ProtocolErrorCode.InternalError, 'The server’s list of tools cannot be read.');
  }

  async call({ name, input, client, signal }: ToolCall): Promise<CallToolResult> {
    try {
      const result = await this.#ask({
        method: 'tools/call',
        params: { name, arguments: input ?? {} },
        client,
        signal,
      });
      if (isSpecType.CallToolResult(result)) return { ...result, content: result.content ?? [] };
      throw new ProtocolError(ProtocolErrorCode.InternalError, 'The server’s answer cannot be read.');
    } catch (error) {
      // The model can tell the person, or try again later.
      if (!(error instanceof LockstepError)) throw error;
      return { content: [{ type: 'text', text: JSON.stringify(toProblem(error)) }], isError: true };
    }
  }

  async #ask(question: Question): Promise<unknown> {
    const { access, timeZone, run_id } = this.#options;
    const query = new URLSearchParams({ time_zone: timeZone, run_id });
    const url = `${access.url}/mcp?${query.toString()}`;
    const response = await this.#post(url, question).catch((error: unknown) => {
      if (error instanceof LockstepError || question.signal?.aborted === true) throw error;
      throw noServerAt(access.url, error);
    });
    const answer: unknown = await response.json().catch(() => null);
    const result: unknown = Reflect.get(Object(answer), 'result');
    if (result !== undefined) return result;
    const error: unknown = Reflect.get(Object(answer), 'error');
    if (error === undefined) throw refusalOf(response.status, answer, access.url);
    const { code, message } = error as { readonly code: number; readonly message: string };
    throw new ProtocolError(code, message);
  }

  async #post(url: string, { method, params, client, signal }: Question): Promise<Response> {
    const { name } = params;
    const _meta = {
      [PROTOCOL_VERSION_META_KEY]: protocolVersion,
      [CLIENT_INFO_META_KEY]: client ?? unnamed,
      [CLIENT_CAPABILITIES_META_KEY]: {},
    };
    const timeout = AbortSignal.timeout(timeoutMs);
    return fetch(url, {
      method: 'POST',
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
      headers: {
        Authorization: `Bearer ${await this.#options.access.credentials.token()}`,
        'Content-Type': 'application/json',
        Accept: 'application/json, text/event-stream',
        'MCP-Protocol-Version': protocolVersion,
        'Mcp-Method': method,
        ...(typeof name === 'string' ? { 'Mcp-Name': headerValue(name) } : {}),
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: (this.#asked += 1), method, params: { ...params, _meta } }),
    });
  }
}
