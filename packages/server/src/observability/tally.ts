import { header, type Instrument } from './instrument.ts';

/** Counters told apart by one label whose values are a closed set: adding costs one property access. */
export class Tally<Label extends string> implements Instrument {
  readonly name: string;
  readonly #help: string;
  readonly #type: 'counter' | 'gauge';
  readonly #label: string;
  readonly #counts: Record<Label, number>;

  constructor(options: {
    readonly name: string;
    readonly help: string;
    readonly label: string;
    readonly values: readonly Label[];
    readonly type?: 'counter' | 'gauge';
  }) {
    this.name = options.name;
    this.#help = options.help;
    this.#type = options.type ?? 'counter';
    this.#label = options.label;
    this.#counts = Object.fromEntries(options.values.map((value) => [value, 0])) as Record<Label, number>;
  }

  add(label: Label, amount = 1): void {
    this.#counts[label] += amount;
  }

  count(label: Label): number {
    return this.#counts[label];
  }

  lines(): string[] {
    const samples = Object.entries<number>(this.#counts).map(
      ([value, count]) => `${this.name}{${this.#label}="${value}"} ${count}`,
    );
    return [...header(this.name, this.#type, this.#help), ...samples];
  }
}
