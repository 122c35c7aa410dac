import type { Clock } from '../app/clock.ts';

interface Entry<Value> {
  readonly value: Value;
  readonly fresh_until: number;
}

interface ExactCacheOptions<Value> {
  readonly clock: Clock;
  /** See AccountsDatabase.foreignVersion. */
  readonly foreignVersion: () => number;
  /** When a value's own time is over, in milliseconds since 1970; null: never. */
  readonly expiresAt: (value: Value) => number | null;
  /** How long an entry is believed without asking again: a second line behind exact invalidation. */
  readonly maxAgeMs?: number;
  readonly maxEntries?: number;
}

/**
 * Remembers what a credential stands for, and never longer than it is true: changes of this process are forgotten one by
 * one, a change by another process (`lockstep token revoke` beside a running server) forgets everything, and what was
 * being looked up meanwhile is looked up again. That something is not there is not remembered.
 */
export class ExactCache<Value> {
  readonly #entries = new Map<string, Entry<Value>>();
  readonly #options: ExactCacheOptions<Value>;
  readonly #maxAgeMs: number;
  readonly #maxEntries: number;
  #seenVersion: number;
  #generation = 0;

  constructor(options: ExactCacheOptions<Value>) {
    this.#options = options;
    this.#maxAgeMs = options.maxAgeMs ?? 60_000;
    this.#maxEntries = options.maxEntries ?? 20_000;
    this.#seenVersion = options.foreignVersion();
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): Value | undefined {
    this.#noticeForeignWrites();
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    if (this.#options.clock.now() < entry.fresh_until) return entry.value;
    this.#entries.delete(key);
    return undefined;
  }

  /** Looks up and remembers, at once if `find` answers at once; a finding that a change overtook is not trusted. */
  load(
    key: string,
    find: () => Value | undefined | Promise<Value | undefined>,
  ): Value | undefined | Promise<Value | undefined> {
    this.#noticeForeignWrites();
    const generation = this.#generation;
    const found = find();
    return found instanceof Promise ? this.#conclude(key, find, found, generation) : this.#accept(key, found);
  }

  forget(concerns: (value: Value) => boolean): void {
    this.#generation += 1;
    for (const [key, { value }] of this.#entries) {
      if (concerns(value)) this.#entries.delete(key);
    }
  }

  async #conclude(
    key: string,
    find: () => Value | undefined | Promise<Value | undefined>,
    finding: Promise<Value | undefined>,
    generation: number,
  ): Promise<Value | undefined> {
    const value = await finding;
    this.#noticeForeignWrites();
    return generation === this.#generation ? this.#accept(key, value) : this.load(key, find);
  }

  #accept(key: string, value: Value | undefined): Value | undefined {
    return value !== undefined && this.#remember(key, value) ? value : undefined;
  }

  #noticeForeignWrites(): void {
    const version = this.#options.foreignVersion();
    if (version === this.#seenVersion) return;
    this.#seenVersion = version;
    this.#generation += 1;
    this.#entries.clear();
  }

  /** Answers whether the value's time is not over yet. */
  #remember(key: string, value: Value): boolean {
    const now = this.#options.clock.now();
    const expires_at = this.#options.expiresAt(value) ?? Infinity;
    this.#entries.delete(key);
    if (expires_at <= now) return false;
    if (this.#entries.size >= this.#maxEntries) this.#dropOldest();
    this.#entries.set(key, { value, fresh_until: Math.min(now + this.#maxAgeMs, expires_at) });
    return true;
  }

  #dropOldest(): void {
    const oldest = this.#entries.keys().next();
    if (oldest.done !== true) this.#entries.delete(oldest.value);
  }
}
