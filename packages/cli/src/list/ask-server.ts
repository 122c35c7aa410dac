import { LockstepError, problemSchema } from '@lockstep/protocol';
import type { Credentials } from './credentials.ts';

/** A server and how to prove to it who asks. */
export interface ServerAccess {
  /** Without a trailing slash. */
  readonly url: string;
  readonly credentials: Credentials;
}

const timeoutMs = 30_000;

/** That no server answers, and what to do about it. */
export function noServerAt(url: string, cause?: unknown): LockstepError {
  const advice = 'Start one with `lockstep serve`, or set LOCKSTEP_URL to where it is.';
  return new LockstepError('UNAVAILABLE', `No server answers at ${url}. ${advice}`, { cause });
}

/** The error that a response which is not OK tells of. */
export function refusalOf(status: number, body: unknown, url: string): LockstepError {
  const parsed = problemSchema.safeParse(body);
  if (!parsed.success) return new LockstepError('INTERNAL', `${url} answered ${status}, and not as Lockstep does.`);
  const { code, detail, errors, current, candidates } = parsed.data;
  return new LockstepError(code, detail, { errors, current, ...(candidates === undefined ? {} : { candidates }) });
}

/**
 * Sends a request to the server's API and answers its JSON. Rejects with LockstepError: the server's own, or UNAVAILABLE
 * where there is none.
 */
export async function askServer({ url, credentials }: ServerAccess, path: string, body?: unknown): Promise<unknown> {
  const headers = { Authorization: `Bearer ${await credentials.token()}`, 'Content-Type': 'application/json' };
  const response = await fetch(`${url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers,
    signal: AbortSignal.timeout(timeoutMs),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    throw noServerAt(url, error);
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer;
  throw refusalOf(response.status, answer, url);
}
