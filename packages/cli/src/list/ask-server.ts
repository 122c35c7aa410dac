import { setTimeout as delay } from 'node:timers/promises';
import { LockstepError, problemSchema } from '@lockstep/protocol';
import type { Credentials } from './credentials.ts';

/** A server and how to prove to it who asks. */
export interface ServerAccess {
  /** Without a trailing slash. */
  readonly url: string;
  readonly credentials: Credentials;
}

const timeoutMs = 30_000;
/** How long a server may make us wait in all, and how often. */
const longestWaitMs = 60_000;
const maxAttempts = 10;

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

/** How long a server that says “later” wants us to wait, milliseconds; undefined if it says something else. */
function retryAfterMs(response: Response): number | undefined {
  if (response.status !== 429) return undefined;
  const seconds = Number(response.headers.get('retry-after') ?? '');
  return Number.isFinite(seconds) ? seconds * 1_000 : undefined;
}

/**
 * Sends a request to the server's API and answers its JSON. Waits for a server that asks for it, for a minute at most; a
 * write bears its op_id, so the same again is the same operation (S3). Rejects with LockstepError: the server's own, or
 * UNAVAILABLE where there is none.
 */
export async function askServer({ url, credentials }: ServerAccess, path: string, body?: unknown): Promise<unknown> {
  const headers = { Authorization: `Bearer ${await credentials.token()}`, 'Content-Type': 'application/json' };
  let patienceMs = longestWaitMs;
  for (let attempt = 1; ; attempt += 1) {
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
    const waitMs = retryAfterMs(response);
    if (waitMs === undefined || waitMs > patienceMs || attempt === maxAttempts) {
      throw refusalOf(response.status, answer, url);
    }
    patienceMs -= waitMs;
    await delay(waitMs);
  }
}
