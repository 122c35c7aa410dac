import type { OutboxItem, OutboxStorage, ShelvedItem } from '@lockstep/client';

/** Runs later, unless the page has gone before. */
export type Later = (run: () => void) => void;

/**
 * Storage that outlives a page: what is written takes a while to be there, and what had not got there when the page went
 * is lost, all of one write or nothing.
 */
export class SlowOutbox implements OutboxStorage {
  readonly durable = true;
  /** Operations that a page has seen to be in the log: it may forget them (C2). */
  readonly shown = new Set<string>();
  /** Operations that have left for the server at least once. */
  readonly sent = new Set<string>();
  readonly #items = new Map<string, OutboxItem>();
  readonly #shelf = new Map<string, ShelvedItem>();
  /** Everything that was ever there. */
  readonly #kept = new Map<string, OutboxItem>();
  /** Operations that a page put on its shelf. */
  readonly #shelved = new Set<string>();
  /** Operations that were undone before they were sent. */
  readonly #withdrawn = new Set<string>();
  /** What the page has queued, whether it is there yet or not. */
  #queued = new Map<string, OutboxItem>();
  #later: Later;

  constructor(later: Later) {
    this.#later = later;
  }

  /** Items that were in the storage at some time. */
  get kept(): ReadonlyMap<string, OutboxItem> {
    return this.#kept;
  }

  /** Items that were on the shelf at some time: the person has been told. */
  get shelved(): ReadonlySet<string> {
    return this.#shelved;
  }

  /** Items that the person has taken back: no server may ever hear of them (X10). */
  get withdrawn(): ReadonlySet<string> {
    return this.#withdrawn;
  }

  /** What the page holds to be pending. */
  get queued(): ReadonlyMap<string, OutboxItem> {
    return this.#queued;
  }

  get items(): ReadonlyMap<string, OutboxItem> {
    return this.#items;
  }

  /** Another page takes it over. */
  reopen(later: Later): void {
    this.#later = later;
    this.#queued = new Map(this.#items);
  }

  load(): Promise<{ readonly items: readonly OutboxItem[]; readonly shelf: readonly ShelvedItem[] }> {
    return this.#transaction(() => ({ items: [...this.#items.values()], shelf: [...this.#shelf.values()] }));
  }

  append(item: OutboxItem): Promise<void> {
    this.#queued.set(item.op_id, item);
    return this.#transaction(() => this.#put(item));
  }

  update(items: readonly OutboxItem[]): Promise<readonly string[]> {
    for (const item of items) if (this.#queued.has(item.op_id)) this.#queued.set(item.op_id, item);
    return this.#transaction(() => {
      const gone = items.filter(({ op_id }) => !this.#items.has(op_id));
      for (const item of items) if (!gone.includes(item)) this.#put(item);
      return gone.map(({ op_id }) => op_id);
    });
  }

  withdraw(op_id: string, may: (items: readonly OutboxItem[]) => boolean): Promise<boolean> {
    return this.#transaction(() => {
      if (!may([...this.#items.values()]) || !this.#items.delete(op_id)) return false;
      this.#queued.delete(op_id);
      this.#withdrawn.add(op_id);
      return true;
    });
  }

  remove(op_ids: readonly string[]): Promise<void> {
    for (const op_id of op_ids) this.#queued.delete(op_id);
    return this.#transaction(() => {
      for (const op_id of op_ids) this.#items.delete(op_id);
    });
  }

  shelve(items: readonly ShelvedItem[]): Promise<void> {
    for (const item of items) this.#queued.delete(item.op_id);
    return this.#transaction(() => {
      for (const item of items) {
        this.#items.delete(item.op_id);
        this.#shelf.set(item.op_id, item);
        this.#shelved.add(item.op_id);
      }
    });
  }

  unshelve(op_id: string, replacement: OutboxItem | undefined): Promise<boolean> {
    if (replacement !== undefined) this.#queued.set(replacement.op_id, replacement);
    return this.#transaction(() => {
      const there = this.#shelf.delete(op_id);
      if (there && replacement !== undefined) this.#put(replacement);
      return there;
    });
  }

  clear(): Promise<void> {
    this.#queued.clear();
    return this.#transaction(() => {
      this.#items.clear();
      this.#shelf.clear();
    });
  }

  #put(item: OutboxItem): void {
    this.#items.set(item.op_id, item);
    this.#kept.set(item.op_id, item);
  }

  #transaction<Value>(run: () => Value): Promise<Value> {
    return new Promise((resolve) => {
      this.#later(() => resolve(run()));
    });
  }
}
