import type { ServerResponse } from 'node:http';

/** What a route answers: a value to be sent as JSON, or JSON text in chunks. */
export type Answer = JsonAnswer | StreamAnswer;

export interface JsonAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface StreamAnswer {
  readonly status: number;
  readonly chunks: AsyncIterable<string>;
}

/** Sends a value as JSON. Answers are about one person's data now: no cache keeps them. */
export function sendJson(response: ServerResponse, { status, body, headers }: JsonAnswer, requestId: string): void {
  sendText(response, status, 'application/json', JSON.stringify(body), { 'X-Request-Id': requestId, ...headers });
}

/** Sends a text in one piece; `no-store` unless `headers` say otherwise. */
export function sendText(
  response: ServerResponse,
  status: number,
  type: string,
  text: string,
  headers?: Readonly<Record<string, string>>,
): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  });
  response.end(text);
}
