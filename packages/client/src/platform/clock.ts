import { surroundings } from './surroundings.ts';

/** Time as the client sees it; tests hand in their own. */
export interface Clock {
  /** Milliseconds since 1970, for stamps that people read; it may jump. */
  now(): number;
  /** Milliseconds since some start, for durations; it never goes back. */
  monotonic(): number;
  /** Runs `run` once after `delayMs`; the answer cancels it. */
  schedule(delayMs: number, run: () => void): () => void;
}

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => surroundings.performance.now(),
  schedule(delayMs, run) {
    const timer = surroundings.setTimeout(run, delayMs);
    return () => surroundings.clearTimeout(timer);
  },
};
