import type { ShelvedItem } from './outbox-item.ts';

/** The changes that the server refused, oldest first (C5). Nothing is dropped silently: only the person takes one away. */
export class Shelf {
  #items: readonly ShelvedItem[] = [];

  /** The same list until it changes. */
  get items(): readonly ShelvedItem[] {
    return this.#items;
  }

  get(op_id: string): ShelvedItem | undefined {
    return this.#items.find((item) => item.op_id === op_id);
  }

  add(items: readonly ShelvedItem[]): void {
    const fresh = items.filter(({ op_id }) => this.get(op_id) === undefined);
    if (fresh.length > 0) this.#items = [...this.#items, ...fresh];
  }

  /** Takes over the shelf as it is stored. */
  replace(items: readonly ShelvedItem[]): void {
    const same = items.length === this.#items.length && items.every(({ op_id }) => this.get(op_id) !== undefined);
    if (!same) this.#items = items;
  }

  remove(op_id: string): void {
    if (this.get(op_id) !== undefined) this.#items = this.#items.filter((item) => item.op_id !== op_id);
  }

  clear(): void {
    this.#items = [];
  }
}
