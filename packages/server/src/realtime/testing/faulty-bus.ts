import type { Bus, BusListener, Hint } from '../bus.ts';
import type { Schedule } from '../schedule.ts';

export interface BusFaults {
  /** Of hints, 0 to 1. */
  readonly lost: number;
  readonly doubled: number;
  /** How many false ones come with each true one. */
  readonly forged: number;
  /** Each is held up for up to this long, so that they change their order, milliseconds. */
  readonly delayMs: number;
}

/** A bus that does everything a bus may do (D8). */
export class FaultyBus implements Bus {
  readonly #schedule: Schedule;
  /** 0 up to 1. */
  readonly #random: () => number;
  readonly #listeners = new Set<BusListener>();
  faults: BusFaults;
  #away = false;

  constructor(schedule: Schedule, random: () => number, faults: BusFaults) {
    this.#schedule = schedule;
    this.#random = random;
    this.faults = faults;
  }

  publish(hints: readonly Hint[]): void {
    for (const hint of hints) {
      if (this.#random() >= this.faults.lost) this.#deliver(hint);
      if (this.#random() < this.faults.doubled) this.#deliver(hint);
      for (let count = 0; count < this.faults.forged; count += 1) this.#deliver(this.#forge(hint));
    }
  }

  subscribe(listener: BusListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Everything is lost until it comes back. */
  goAway(): void {
    this.#away = true;
  }

  comeBack(): void {
    this.#away = false;
    for (const listener of this.#listeners) listener.regained();
  }

  #deliver(hint: Hint): void {
    this.#schedule(Math.floor(this.#random() * this.faults.delayMs), () => {
      if (this.#away) return;
      for (const listener of this.#listeners) listener.hints([hint]);
    });
  }

  #forge({ workspace_id }: Hint): Hint {
    const elsewhere = `0000${workspace_id.slice(4)}`;
    const head = Math.floor(this.#random() * 1e9);
    return { workspace_id: this.#random() < 0.5 ? workspace_id : elsewhere, head };
  }
}
