import { LockstepError } from '@lockstep/protocol';

export interface StreamLimits {
  /** How many one person may have under way. */
  readonly perUser: number;
  /** How many there may be in all. */
  readonly total: number;
}

/** Bounds how many long answers are under way at once: each of them holds a read transaction open. */
export class StreamGate {
  readonly #limits: StreamLimits;
  readonly #byUser = new Map<string, number>();
  #total = 0;

  constructor(limits: StreamLimits) {
    this.#limits = limits;
  }

  /**
   * Lets one more begin; answers how to say, once or more often, that it has ended.
   *
   * @throws LockstepError RATE_LIMITED if the person has too many under way, UNAVAILABLE if all together do
   */
  enter(user_id: string): () => void {
    const own = this.#byUser.get(user_id) ?? 0;
    if (own >= this.#limits.perUser) {
      throw new LockstepError('RATE_LIMITED', `At most ${this.#limits.perUser} of these at once a person.`);
    }
    if (this.#total >= this.#limits.total) {
      throw new LockstepError('UNAVAILABLE', 'Too many of these are under way right now.');
    }
    this.#byUser.set(user_id, own + 1);
    this.#total += 1;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.#leave(user_id);
    };
  }

  #leave(user_id: string): void {
    this.#total -= 1;
    const left = (this.#byUser.get(user_id) ?? 1) - 1;
    if (left === 0) this.#byUser.delete(user_id);
    else this.#byUser.set(user_id, left);
  }
}
