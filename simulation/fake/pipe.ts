import type { VirtualTime } from './virtual-time.ts';

interface Parcel<Item> {
  readonly item: Item;
  readonly dueAt: number;
}

export interface PipeOptions<Item> {
  readonly time: VirtualTime;
  /** How long the next item is under way, milliseconds. */
  readonly latencyMs: () => number;
  readonly arrived: (item: Item) => void;
  /** Everything has been taken. */
  readonly drained: () => void;
}

/** One direction of a connection: items arrive in order, each after some time, none while it is stalled. */
export class Pipe<Item> {
  readonly #options: PipeOptions<Item>;
  #parcels: Parcel<Item>[] = [];
  #cancel: (() => void) | undefined;
  #stalledUntil = 0;
  #lastDueAt = 0;

  constructor(options: PipeOptions<Item>) {
    this.#options = options;
  }

  get waiting(): readonly Item[] {
    return this.#parcels.map((parcel) => parcel.item);
  }

  send(item: Item): void {
    const { time, latencyMs } = this.#options;
    this.#lastDueAt = Math.max(this.#lastDueAt, time.now + latencyMs());
    this.#parcels.push({ item, dueAt: this.#lastDueAt });
    this.#arm();
  }

  /** Takes nothing for so long. */
  stall(forMs: number): void {
    this.#stalledUntil = this.#options.time.now + forMs;
    this.#rearm();
  }

  /** Loses what is under way but for the first `kept` items. */
  lose(kept: number): void {
    this.#parcels = this.#parcels.slice(0, kept);
    this.#rearm();
  }

  /** Goes wrong as no network should: the first item that `matches` comes twice, or never, or after the next one. */
  disturb(how: 'repeat' | 'lose' | 'swap', matches: (item: Item) => boolean): void {
    const index = this.#parcels.findIndex(({ item }) => matches(item));
    const parcel = this.#parcels[index];
    if (parcel === undefined) return;
    const next = this.#parcels[index + 1];
    if (how === 'repeat') this.#parcels.splice(index, 0, parcel);
    else if (how === 'lose') this.#parcels.splice(index, 1);
    else if (next !== undefined && matches(next.item)) this.#parcels.splice(index, 2, next, parcel);
    this.#rearm();
  }

  #rearm(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#arm();
  }

  #arm(): void {
    const [first] = this.#parcels;
    if (this.#cancel !== undefined || first === undefined) return;
    const { time } = this.#options;
    const at = Math.max(first.dueAt, this.#stalledUntil);
    this.#cancel = time.schedule(at - time.now, () => this.#deliver());
  }

  #deliver(): void {
    this.#cancel = undefined;
    const parcel = this.#parcels.shift();
    if (parcel === undefined) return;
    this.#options.arrived(parcel.item);
    this.#arm();
    if (this.#parcels.length === 0) this.#options.drained();
  }
}
