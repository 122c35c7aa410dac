import type { LineOrder, SortKey } from './line-order.ts';

/** A line and where it stands. */
interface Placed extends SortKey {
  readonly line: number;
}

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

  offer(line: number): void {
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
