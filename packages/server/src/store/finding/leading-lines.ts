import type { LineOrder, SortKey } from './line-order.ts';

/** A line and where it stands. */
interface Placed extends SortKey {
  readonly line: number;
}

/** How far apart the lines are that are offered first, then those between them. */
const strides = [64, 8, 1];

/**
 * The lines that come first in an order among all that are offered. A heap with the last of them on top: a line that
 * comes after it, as most do, costs one comparison.
 */
export class LeadingLines {
  readonly #order: LineOrder;
  readonly #limit: number;
  readonly #heap: Placed[] = [];

  constructor(order: LineOrder, limit: number) {
    this.#order = order;
    this.#limit = limit;
  }

  /**
   * Offers some from everywhere first: then the rest is compared with what is good already, where lines that came in the
   * opposite of their order would each displace the one before.
   */
  offerAll(lines: Int32Array): void {
    let offered = 0;
    for (const stride of strides) {
      this.#offerEvery(lines, stride, offered);
      offered = stride;
    }
  }

  /** Offers every so-manieth line, without those that have been offered. */
  #offerEvery(lines: Int32Array, stride: number, offered: number): void {
    const { sign, values } = this.#order;
    let bound = this.#bound();
    for (let at = 0; at < lines.length; at += stride) {
      const line = lines[at] ?? 0;
      if (sign * (values[line] ?? 0) > bound || (offered > 0 && at % offered === 0)) continue;
      this.#offer(line);
      bound = this.#bound();
    }
  }

  /** What has a greater value is none of the leading lines. */
  #bound(): number {
    const [last] = this.#heap;
    return last === undefined || this.#heap.length < this.#limit ? Infinity : this.#order.sign * last.value;
  }

  #offer(line: number): void {
    const [last] = this.#heap;
    if (last === undefined || this.#heap.length < this.#limit) {
      this.#heap.push({ line, ...this.#order.key(line) });
      this.#rise(this.#heap.length - 1);
    } else if (this.#order.compare(line, last) < 0) {
      this.#heap[0] = { line, ...this.#order.key(line) };
      this.#sink();
    }
  }

  /** In order. */
  sorted(): readonly number[] {
    return this.#heap.toSorted((a, b) => this.#order.compareKeys(a, b)).map(({ line }) => line);
  }

  #rise(from: number): void {
    for (let at = from; at > 0;) {
      const parent = (at - 1) >> 1;
      if (!this.#swapIfLater(at, parent)) return;
      at = parent;
    }
  }

  #sink(): void {
    for (let at = 0; ;) {
      const later = this.#laterOf(2 * at + 1, 2 * at + 2);
      if (!this.#swapIfLater(later, at)) return;
      at = later;
    }
  }

  #laterOf(left: number, right: number): number {
    const [a, b] = [this.#heap[left], this.#heap[right]];
    return a !== undefined && b !== undefined && this.#order.compareKeys(b, a) > 0 ? right : left;
  }

  /** Puts the child in its parent's place where it comes later; answers whether it did. */
  #swapIfLater(child: number, parent: number): boolean {
    const [below, above] = [this.#heap[child], this.#heap[parent]];
    if (below === undefined || above === undefined || this.#order.compareKeys(below, above) <= 0) return false;
    this.#heap[parent] = below;
    this.#heap[child] = above;
    return true;
  }
}
