import type { Budget } from './budget.ts';

/**
 * How long a refusal lasts at least, milliseconds. Operations follow each other on a socket without waiting for answers:
 * what was sent behind a refused one must not be let in before it.
 */
const leastWaitMs = 1_000;

/** What is left of a budget to one who spends it. It holds two numbers and makes nothing when it is asked. */
export class Allowance {
  /** When all points will be back, if no more are taken. */
  #wholeAt = 0;
  #closedUntil = 0;

  /**
   * Takes `points` at the instant `now` (milliseconds of a monotonic clock). Answers 0, or in how many milliseconds to
   * come again; nothing is taken then. Who asks for more than there ever is pays with everything.
   */
  take(budget: Budget, points: number, now: number): number {
    if (now < this.#closedUntil) return this.#closedUntil - now;
    const pointMs = budget.perMs / budget.points;
    const wholeAt = Math.max(this.#wholeAt, now) + Math.min(points, budget.points) * pointMs;
    const waitMs = wholeAt - now - budget.perMs;
    // Half a point is beyond what sums of fractions are wrong by, and no point.
    if (waitMs < pointMs / 2) {
      this.#wholeAt = wholeAt;
      return 0;
    }
    this.#closedUntil = now + Math.max(waitMs, leastWaitMs);
    return this.#closedUntil - now;
  }
}
