import { header, type Instrument } from './instrument.ts';

/**
 * A histogram whose observation may stand for many equal ones (an event that reached a thousand sockets), so that
 * the fan-out pays once an event and not once a delivery.
 */
export class WeightedHistogram implements Instrument {
  readonly name: string;
  readonly #help: string;
  readonly #bounds: readonly number[];
  readonly #counts: Float64Array;
  #sum = 0;

  /** `bounds`: upper bounds of the buckets, ascending, in the metric's unit. */
  constructor(name: string, help: string, bounds: readonly number[]) {
    this.name = name;
    this.#help = help;
    this.#bounds = bounds;
    this.#counts = new Float64Array(bounds.length + 1);
  }

  observe(value: number, weight = 1): void {
    let bucket = 0;
    while (bucket < this.#bounds.length && value > (this.#bounds[bucket] ?? Number.POSITIVE_INFINITY)) bucket += 1;
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + weight;
    this.#sum += value * weight;
  }

  lines(): string[] {
    let total = 0;
    const buckets = this.#bounds.map((bound, at) => {
      total += this.#counts[at] ?? 0;
      return `${this.name}_bucket{le="${bound}"} ${total}`;
    });
    total += this.#counts[this.#bounds.length] ?? 0;
    return [
      ...header(this.name, 'histogram', this.#help),
      ...buckets,
      `${this.name}_bucket{le="+Inf"} ${total}`,
      `${this.name}_sum ${this.#sum}`,
      `${this.name}_count ${total}`,
    ];
  }
}
