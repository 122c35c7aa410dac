import { header, type Instrument } from './instrument.ts';

/** A plain number that is read when somebody scrapes: adding to it costs one addition. */
export class Counter implements Instrument {
  readonly name: string;
  readonly #help: string;
  readonly #type: 'counter' | 'gauge';
  value = 0;

  constructor(name: string, help: string, type: 'counter' | 'gauge' = 'counter') {
    this.name = name;
    this.#help = help;
    this.#type = type;
  }

  add(amount = 1): void {
    this.value += amount;
  }

  lines(): string[] {
    return [...header(this.name, this.#type, this.#help), `${this.name} ${this.value}`];
  }
}
