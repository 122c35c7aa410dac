import type { LockstepError } from '@lockstep/protocol';
import { RateLimited } from '../../limits/rate-limited.ts';

/** Where nothing else is known. */
const defaultSeconds = 1;

/** Seconds after which a client may try again what is too much, or not available, right now; undefined: it is no use. */
export function retryAfterOf(error: LockstepError): number | undefined {
  if (error instanceof RateLimited) return error.retryAfterSeconds;
  return error.code === 'UNAVAILABLE' || error.code === 'RATE_LIMITED' ? defaultSeconds : undefined;
}
