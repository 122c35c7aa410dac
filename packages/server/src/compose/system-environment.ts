import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import type { Clock } from '../app/clock.ts';
import type { AuthRandom } from '../auth/secret-token.ts';

/** What a server takes from the machine it runs on; tests hand in their own. */
export interface Environment {
  readonly clock: Clock;
  readonly random: AuthRandom;
  /** A monotonic clock, milliseconds with fractions. */
  monotonicMs: () => number;
  /** Runs an action later, unless the process has ended by then; answers how to call it off. */
  schedule: (ms: number, action: () => void) => () => void;
}

const idBytes = 16;
const idsAPool = 512;
let pool: Buffer = Buffer.alloc(0);

/** Randomness for one id: asked of the system for many at a time, since asking costs as much as a row does. */
function bytesForId(): Uint8Array {
  if (pool.length < idBytes) pool = randomBytes(idBytes * idsAPool);
  const bytes = pool.subarray(0, idBytes);
  pool = pool.subarray(idBytes);
  return bytes;
}

/** The machine's own time and randomness. */
export const systemEnvironment: Environment = {
  clock: { now: () => Date.now() },
  random: { bytes: (count) => randomBytes(count), newId: () => v7({ rng: bytesForId }) },
  monotonicMs: () => performance.now(),
  schedule: (ms, action) => {
    const timer = setTimeout(action, ms).unref();
    return () => clearTimeout(timer);
  },
};
