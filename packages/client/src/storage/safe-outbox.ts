import { MemoryOutboxStorage } from '../outbox/memory-outbox-storage.ts';
import type { OutboxItem, ShelvedItem } from '../outbox/outbox-item.ts';
import type { Answer, OutboxStorage, StoredOutbox } from '../outbox/outbox-storage.ts';
import { storageProblemOf, type StorageProblem } from './storage-problem.ts';

export interface SafeOutboxOptions {
  /** Where things belong. */
  readonly inner: OutboxStorage;
  /** Gives back room that can be spared: what the server has, too. */
  readonly makeRoom: () => Promise<void>;
}

/**
 * An outbox on a device that may refuse: what it does not take stays in memory, so that work goes on, and `durable` and
 * `problem` say so until all is well again.
 */
export class SafeOutbox implements OutboxStorage {
  readonly #options: SafeOutboxOptions;
  readonly #spare = new MemoryOutboxStorage();
  #problem: StorageProblem | null = null;

  constructor(options: SafeOutboxOptions) {
    this.#options = options;
  }

  get durable(): boolean {
    return this.#problem === null;
  }

  get problem(): StorageProblem | null {
    return this.#problem;
  }

  async load(): Promise<StoredOutbox> {
    const spare = await this.#spare.load();
    const kept = await this.#attempt((outbox) => outbox.load());
    if (kept === undefined) return spare;
    return { ...kept, items: [...kept.items, ...spare.items], shelf: [...kept.shelf, ...spare.shelf] };
  }

  append(item: OutboxItem): Promise<void> {
    return this.#write((outbox) => outbox.append(item));
  }

  async update(items: readonly OutboxItem[]): Promise<readonly string[]> {
    const elsewhere = await this.#spare.update(items);
    const gone = await this.#attempt((outbox) => outbox.update(items));
    return elsewhere.filter((op_id) => gone?.includes(op_id));
  }

  async withdraw(op_id: string, may: (items: readonly OutboxItem[]) => boolean): Promise<boolean> {
    const spared = await this.#spare.withdraw(op_id, may);
    return spared || (await this.#attempt((outbox) => outbox.withdraw(op_id, may))) === true;
  }

  async remove(op_ids: readonly string[], answers?: readonly Answer[]): Promise<void> {
    await this.#spare.remove(op_ids);
    await this.#attempt((outbox) => outbox.remove(op_ids, answers));
  }

  async shelve(items: readonly ShelvedItem[]): Promise<void> {
    await this.#spare.remove(items.map(({ op_id }) => op_id));
    await this.#write((outbox) => outbox.shelve(items));
  }

  async unshelve(op_id: string, replacement: OutboxItem | undefined): Promise<boolean> {
    if (await this.#spare.unshelve(op_id, replacement)) return true;
    const there = await this.#attempt((outbox) => outbox.unshelve(op_id, replacement));
    if (there === undefined && replacement !== undefined) await this.#spare.append(replacement);
    return there ?? true;
  }

  async clear(): Promise<void> {
    await this.#spare.clear();
    await this.#attempt((outbox) => outbox.clear());
  }

  async #write(write: (outbox: OutboxStorage) => Promise<void>): Promise<void> {
    const taken = await this.#attempt(async (outbox) => {
      await write(outbox);
      return true;
    });
    if (taken !== true) await write(this.#spare);
  }

  async #attempt<Result>(run: (outbox: OutboxStorage) => Promise<Result>): Promise<Result | undefined> {
    const { inner, makeRoom } = this.#options;
    try {
      const result = await run(inner).catch(async (error: unknown) => {
        if (storageProblemOf(error) !== 'full') throw error;
        await makeRoom();
        return run(inner);
      });
      if (this.#spare.isEmpty) this.#problem = null;
      return result;
    } catch (error) {
      this.#problem = storageProblemOf(error);
      return undefined;
    }
  }
}
