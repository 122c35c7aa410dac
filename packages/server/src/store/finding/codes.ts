/** Numbers for values of which there are few different ones: equal values get the same one, counted from 0. */
export class Codes<Value> {
  readonly #values: Value[] = [];
  readonly #codes = new Map<string | null, number>();
  readonly #keyOf: (value: Value) => string | null;

  /** Values are equal where their keys are. */
  constructor(keyOf: (value: Value) => string | null) {
    this.#keyOf = keyOf;
  }

  /** By their codes. */
  get values(): readonly Value[] {
    return this.#values;
  }

  of(value: Value): number {
    const key = this.#keyOf(value);
    const known = this.#codes.get(key);
    if (known !== undefined) return known;
    const code = this.#values.push(value) - 1;
    this.#codes.set(key, code);
    return code;
  }

  /** Undefined where the value has not been seen. */
  find(value: Value): number | undefined {
    return this.#codes.get(this.#keyOf(value));
  }
}
