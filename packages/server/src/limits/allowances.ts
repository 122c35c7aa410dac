import { Allowance } from './allowance.ts';
import type { Budget } from './budget.ts';

/**
 * The allowances of all who spend a budget, by key. Who has not been here for a whole `perMs` has all points again and is
 * forgotten, without a timer. There are never more than `maxKept`: beyond that, who has been away longest is forgotten
 * earlier, which forgives them what they had taken.
 */
export class Allowances {
  readonly #budget: Budget;
  readonly #maxYoung: number;
  #young = new Map<string, Allowance>();
  #old = new Map<string, Allowance>();
  #youngSince = 0;

  constructor(budget: Budget, maxKept: number) {
    this.#budget = budget;
    this.#maxYoung = Math.max(1, Math.floor(maxKept / 2));
  }

  /** How many are remembered. */
  get size(): number {
    return this.#young.size + this.#old.size;
  }

  /** As `Allowance.take`, for the one that this key stands for. */
  take(key: string, points: number, now: number): number {
    if (now - this.#youngSince >= this.#budget.perMs) this.#age(now);
    return this.#of(key, now).take(this.#budget, points, now);
  }

  /** Gives back everything that was taken under this key. */
  forgive(key: string): void {
    this.#young.delete(key);
    this.#old.delete(key);
  }

  #of(key: string, now: number): Allowance {
    const known = this.#young.get(key);
    if (known !== undefined) return known;
    if (this.#young.size >= this.#maxYoung) this.#age(now);
    const allowance = this.#old.get(key) ?? new Allowance();
    this.#old.delete(key);
    this.#young.set(key, allowance);
    return allowance;
  }

  /** Whoever was not here since the last time is whole again by now, or one too many. */
  #age(now: number): void {
    this.#old = this.#young;
    this.#young = new Map();
    this.#youngSince = now;
  }
}
