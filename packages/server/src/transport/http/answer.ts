import type { ServerResponse } from 'node:http';

/** What a route answers: a value to be sent as JSON, or JSON text, in one piece or in chunks. */
export type Answer = JsonAnswer | TextAnswer | StreamAnswer;

export interface JsonAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TextAnswer {
  readonly status: number;
  /** JSON. */
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface StreamAnswer {
  readonly status: number;
  readonly chunks: AsyncIterable<string>;
  /** Told when nothing more of it is sent, whether it came to its end or not. */
  readonly ended?: () => void;
}

/** An answer's JSON text. */
export function textOf(answer: JsonAnswer | TextAnswer): string {
  return 'text' in answer ? answer.text : JSON.stringify(answer.body);
}

/** Sends a value as JSON, a text as the JSON it is. Answers are about one person's data now: no cache keeps them. */
export function sendJson(response: ServerResponse, answer: JsonAnswer | TextAnswer, requestId: string): void {
  const headers = { 'X-Request-Id': requestId, ...answer.headers };
  sendText(response, answer.status, 'application/json', textOf(answer), headers);
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
