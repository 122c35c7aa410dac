import type { DatabaseKey, DatabaseStore } from '../../platform/indexed-db.ts';
import type { OutboxItem, ShelvedItem } from '../../outbox/outbox-item.ts';
import type { Answer, OutboxStorage, StoredOutbox } from '../../outbox/outbox-storage.ts';
import { answered, type Database, type Stores } from './database.ts';

const outboxStores = ['outbox', 'shelf', 'answers'];

/** Whoever has not looked for an answer by the time that so many others have come asks the server again. */
const answersKept = 500;

interface Identified {
  readonly op_id: string;
}

async function append(store: DatabaseStore, value: Identified): Promise<void> {
  await answered(store.put(value));
}

async function keyOf(store: DatabaseStore, op_id: string): Promise<DatabaseKey | undefined> {
  return answered(store.index('op_id').getKey(op_id));
}

async function replace(store: DatabaseStore, value: Identified): Promise<boolean> {
  const key = await keyOf(store, value.op_id);
  if (key !== undefined) await answered(store.put(value, key));
  return key !== undefined;
}

async function put(store: DatabaseStore, value: Identified): Promise<void> {
  if (!(await replace(store, value))) await append(store, value);
}

async function remove(store: DatabaseStore, op_id: string): Promise<boolean> {
  const key = await keyOf(store, op_id);
  if (key !== undefined) await answered(store.delete(key));
  return key !== undefined;
}

/** An answer of the server is not forgotten for one that only says that there is one. */
async function note(store: DatabaseStore, answer: Answer): Promise<void> {
  const key = await keyOf(store, answer.op_id);
  if (key === undefined) await append(store, answer);
  else if (answer.result !== null) await answered(store.put(answer, key));
}

async function forgetOldest(store: DatabaseStore): Promise<void> {
  const tooMany = (await answered(store.count())) - answersKept;
  if (tooMany <= 0) return;
  const keys = await answered(store.getAllKeys(undefined, tooMany));
  for (const key of keys) await answered(store.delete(key));
}

/** The outbox in IndexedDB: a write counts when it is on the disk (C2). Several clients may use it at once (C4). */
export class IndexedDbOutbox implements OutboxStorage {
  readonly durable = true;
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  load(): Promise<StoredOutbox> {
    return this.#database.transact(
      { stores: outboxStores, mode: 'readonly', durability: 'relaxed' },
      async (stores) => {
        const all = outboxStores.map((name) => answered(stores(name).getAll()));
        const [items = [], shelf = [], answers = []] = await Promise.all(all);
        return { items: items as OutboxItem[], shelf: shelf as ShelvedItem[], answers: answers as Answer[] };
      },
    );
  }

  append(item: OutboxItem): Promise<void> {
    // A second time it is the same write again, of which the first has come through after all.
    return this.#write((stores) => put(stores('outbox'), item));
  }

  update(items: readonly OutboxItem[]): Promise<readonly string[]> {
    return this.#write(async (stores) => {
      const gone: string[] = [];
      for (const item of items) if (!(await replace(stores('outbox'), item))) gone.push(item.op_id);
      return gone;
    });
  }

  withdraw(op_id: string, may: (items: readonly OutboxItem[]) => boolean): Promise<boolean> {
    return this.#write(async (stores) => {
      const outbox = stores('outbox');
      const items = (await answered(outbox.getAll())) as OutboxItem[];
      const item = items.find((each) => each.op_id === op_id);
      if (item === undefined || !may(items)) return false;
      // A disk that takes no writes may not have taken another tab's note that it is being sent: then this fails, too.
      await replace(outbox, item);
      return remove(outbox, op_id);
    });
  }

  remove(op_ids: readonly string[], answers: readonly Answer[] = []): Promise<void> {
    return this.#write(async (stores) => {
      for (const op_id of op_ids) await remove(stores('outbox'), op_id);
      for (const answer of answers) await note(stores('answers'), answer);
      await forgetOldest(stores('answers'));
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

  unshelve(op_id: string, replacement: OutboxItem | undefined): Promise<boolean> {
    return this.#write(async (stores) => {
      const there = await remove(stores('shelf'), op_id);
      if (there && replacement !== undefined) await append(stores('outbox'), replacement);
      return there;
    });
  }

  clear(): Promise<void> {
    return this.#write(async (stores) => {
      await Promise.all(outboxStores.map((name) => answered(stores(name).clear())));
    });
  }

  #write<Result>(work: (stores: Stores) => Promise<Result>): Promise<Result> {
    return this.#database.transact({ stores: outboxStores, mode: 'readwrite', durability: 'strict' }, work);
  }
}
