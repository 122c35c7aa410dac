import type { OutboxItem, ShelvedItem } from './outbox-item.ts';
import type { OutboxStorage, StoredOutbox } from './outbox-storage.ts';

/** Keeps the outbox as long as the process lives: for scripts and tests. */
export class MemoryOutboxStorage implements OutboxStorage {
  readonly durable = false;
  readonly #items = new Map<string, OutboxItem>();
  readonly #shelf = new Map<string, ShelvedItem>();

  get isEmpty(): boolean {
    return this.#items.size + this.#shelf.size === 0;
  }

  load(): Promise<StoredOutbox> {
    return Promise.resolve({ items: [...this.#items.values()], shelf: [...this.#shelf.values()] });
  }

  append(item: OutboxItem): Promise<void> {
    this.#items.set(item.op_id, item);
    return Promise.resolve();
  }

  update(items: readonly OutboxItem[]): Promise<readonly string[]> {
    const gone = items.filter(({ op_id }) => !this.#items.has(op_id));
    for (const item of items) if (!gone.includes(item)) this.#items.set(item.op_id, item);
    return Promise.resolve(gone.map(({ op_id }) => op_id));
  }

  withdraw(op_id: string, may: (items: readonly OutboxItem[]) => boolean): Promise<boolean> {
    return Promise.resolve(may([...this.#items.values()]) && this.#items.delete(op_id));
  }

  remove(op_ids: readonly string[]): Promise<void> {
    for (const op_id of op_ids) this.#items.delete(op_id);
    return Promise.resolve();
  }

  shelve(items: readonly ShelvedItem[]): Promise<void> {
    for (const item of items) {
      this.#items.delete(item.op_id);
      this.#shelf.set(item.op_id, item);
    }
    return Promise.resolve();
  }

  unshelve(op_id: string, replacement: OutboxItem | undefined): Promise<boolean> {
    const there = this.#shelf.delete(op_id);
    if (there && replacement !== undefined) this.#items.set(replacement.op_id, replacement);
    return Promise.resolve(there);
  }

  clear(): Promise<void> {
    this.#items.clear();
    this.#shelf.clear();
    return Promise.resolve();
  }
}
