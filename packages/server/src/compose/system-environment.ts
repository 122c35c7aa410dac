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
}

/** The machine's own time and randomness. */
export const systemEnvironment: Environment = {
  clock: { now: () => Date.now() },
  random: { bytes: (count) => randomBytes(count), newId: () => v7() },
  monotonicMs: () => performance.now(),
};
