import { askHttp } from '../../fuzz/door/http-request.ts';
import type { Answer, Outcome } from '../call.ts';

export interface Question {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** The code of a problem, or of what can be told of something that is none. */
export function outcomeOf(status: number, text: string): Outcome {
  if (status < 400) return 'OK';
  try {
    return (JSON.parse(text) as { readonly code: Outcome }).code;
  } catch {
    throw new Error(`HTTP ${status} with no problem: ${text.slice(0, 300)}`);
  }
}

/** Asks over HTTP; a body is sent as JSON. */
export async function ask(port: number, { method, path, headers, body }: Question): Promise<Answer> {
  const json = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
  const all = json === undefined ? headers : { 'content-type': 'application/json', ...headers };
  const reply = await askHttp(port, { method, path, headers: all, body: json });
  const text = reply.body.toString('utf8');
  return { outcome: outcomeOf(reply.status, text), text };
}
