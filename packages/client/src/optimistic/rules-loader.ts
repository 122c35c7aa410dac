import { backoffMs } from '../connection/backoff.ts';
import type { Clock } from '../platform/clock.ts';
import type { Random } from '../platform/random.ts';
import type { ReportError } from '../platform/report-error.ts';
import type { Rules } from './rules.ts';

export interface RulesLoaderOptions {
  /** The rules, or how to get them. */
  readonly rules: Rules | (() => Promise<Rules>);
  readonly clock: Clock;
  readonly random: Random;
  readonly report: ReportError;
}

/** Has the rules, or gets them when they are first wanted, trying until it has them. */
export class RulesLoader {
  readonly #options: RulesLoaderOptions;
  /** Called when they are there, and when a first try has failed. */
  readonly #settled: () => void;
  #rules: Rules | undefined;
  #state: 'idle' | 'loading' | 'waiting' | 'closed' = 'idle';
  #attempt = 0;
  #cancelRetry: () => void = () => undefined;

  constructor(options: RulesLoaderOptions, settled: () => void) {
    this.#options = options;
    this.#settled = settled;
    if (typeof options.rules !== 'function') this.#rules = options.rules;
  }

  /** Undefined until they are loaded: then changes are queued and sent, but neither checked nor shown before the server has them. */
  get current(): Rules | undefined {
    return this.#rules;
  }

  /** Whether nobody need wait for them: they are there, or cannot be had for now. */
  get settled(): boolean {
    return this.#rules !== undefined || this.#attempt > 0;
  }

  /** Begins to load them, unless that has been begun. */
  request(): void {
    const { rules } = this.#options;
    if (this.#rules !== undefined || this.#state !== 'idle' || typeof rules !== 'function') return;
    this.#state = 'loading';
    rules().then(
      (loaded) => this.#arrived(loaded),
      (error: unknown) => this.#failed(error),
    );
  }

  close(): void {
    this.#state = 'closed';
    this.#cancelRetry();
  }

  #arrived(rules: Rules): void {
    if (this.#state === 'closed') return;
    this.#rules = rules;
    this.#settled();
  }

  #failed(error: unknown): void {
    if (this.#state === 'closed') return;
    const { clock, random, report } = this.#options;
    this.#state = 'waiting';
    this.#cancelRetry = clock.schedule(backoffMs(this.#attempt, random), () => {
      this.#state = 'idle';
      this.request();
    });
    this.#attempt += 1;
    if (this.#attempt > 1) return;
    report(error);
    this.#settled();
  }
}
