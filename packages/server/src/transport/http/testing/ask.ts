import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { Problem } from '@lockstep/protocol';

export interface Asked {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
  json(): Record<string, unknown>;
  /** The body as problem details; fails if it does not say that it is. */
  problem(): Problem;
}

export interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, with its content type. */
  readonly json?: unknown;
  readonly body?: string | Buffer;
}

export const bearer = { authorization: 'Bearer good' };

/** One request over a socket of its own; unlike fetch it may name any Host, Origin and Cookie. */
export function ask(
  port: number,
  path: string,
  { method = 'GET', headers = {}, json, body }: Ask = {},
): Promise<Asked> {
  const payload = json === undefined ? body : JSON.stringify(json);
  const type = json === undefined ? {} : { 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      { host: '127.0.0.1', port, path, method, agent: false, headers: { ...type, ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          resolve(asked(response.statusCode ?? 0, response.headers, Buffer.concat(chunks)));
        });
      },
    );
    sent.on('error', reject);
    sent.end(payload);
  });
}

function asked(status: number, headers: IncomingHttpHeaders, bytes: Buffer): Asked {
  const text = bytes.toString('utf8');
  const json = () => JSON.parse(text) as Record<string, unknown>;
  const problem = () => {
    if (headers['content-type'] !== 'application/problem+json') throw new Error(`no problem but ${status}: ${text}`);
    return JSON.parse(text) as Problem;
  };
  return { status, headers, bytes, text, json, problem };
}
