import type { DatabaseStore } from '../../platform/indexed-db.ts';
import type { OutboxItem, ShelvedItem } from '../../outbox/outbox-item.ts';
import type { OutboxStorage } from '../../outbox/outbox-storage.ts';
import { answered, type Database, type Stores } from './database.ts';

interface Identified {
  readonly op_id: string;
}

async function put(store: DatabaseStore, item: Identified): Promise<void> {
  const key = await answered(store.index('op_id').getKey(item.op_id));
  await answered(store.put(item, key));
}

async function remove(store: DatabaseStore, op_id: string): Promise<boolean> {
  const key = await answered(store.index('op_id').getKey(op_id));
  if (key !== undefined) await answered(store.delete(key));
  return key !== undefined;
}

/** The outbox in IndexedDB: a write counts when it is on the disk (C2). */
export class IndexedDbOutbox implements OutboxStorage {
  readonly durable = true;
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  load(): Promise<{ readonly items: readonly OutboxItem[]; readonly shelf: readonly ShelvedItem[] }> {
    const scope = { stores: ['outbox', 'shelf'], mode: 'readonly', durability: 'relaxed' } as const;
    return this.#database.transact(scope, async (stores) => {
      const [items, shelf] = await Promise.all([
        answered(stores('outbox').getAll()),
        answered(stores('shelf').getAll()),
      ]);
      return { items: items as OutboxItem[], shelf: shelf as ShelvedItem[] };
    });
  }

  append(item: OutboxItem): Promise<void> {
    return this.#write((stores) => put(stores('outbox'), item));
  }

  remove(op_ids: readonly string[]): Promise<void> {
    return this.#write(async (stores) => {
      for (const op_id of op_ids) await remove(stores('outbox'), op_id);
    });
  }

  shelve(items: readonly ShelvedItem[]): Promise<void> {
    return this.#write(async (stores) => {
      for (const item of items) {
        await remove(stores('outbox'), item.op_id);
        await put(stores('shelf'), item);
      }
    });
  }

  unshelve(op_id: string, replacement: OutboxItem | undefined): Promise<void> {
    return this.#write(async (stores) => {
      await remove(stores('shelf'), op_id);
      if (replacement !== undefined) await put(stores('outbox'), replacement);
    });
  }

  clear(): Promise<void> {
    return this.#write(async (stores) => {
      await Promise.all([answered(stores('outbox').clear()), answered(stores('shelf').clear())]);
    });
  }

  #write<Result>(work: (stores: Stores) => Promise<Result>): Promise<Result> {
    return this.#database.transact({ stores: ['outbox', 'shelf'], mode: 'readwrite', durability: 'strict' }, work);
  }
}
