import type { Profile } from '../../http/profile.ts';
import type { DatabaseKeyRange, DatabaseStore, IndexedDb } from '../../platform/indexed-db.ts';
import { recordKinds, type RecordKind, type StoredRecord } from '../../replica/record-kinds.ts';
import { cacheFormat, judgeUpdate, type KeptCursor } from '../judge-update.ts';
import type {
  CacheOutcome,
  CacheUpdate,
  KeptRecord,
  KeptRecords,
  KeptReplicas,
  KeptWorkspace,
  ReplicaCache,
} from '../replica-cache.ts';
import { answered, type Database, type Stores } from './database.ts';

interface CursorRow extends KeptCursor {
  readonly workspace_id: string;
}

/** So many rows are written in one go: between two goes the page can draw. */
const atOnce = 4;

const writing = { stores: ['workspaces', 'records', 'facts'], mode: 'readwrite', durability: 'relaxed' } as const;
const reading = { ...writing, mode: 'readonly' } as const;

/**
 * Which row a record is in. What IndexedDB costs is the number of rows, more than their size: ten thousand tasks in as
 * many rows take ten times as long to read. The end of an id is random, so that rows grow alike.
 */
function rowOf({ kind, id }: KeptRecord): string {
  return `${kind} ${id.slice(-2)}`;
}

async function writeRow(store: DatabaseStore, workspace_id: string, records: readonly KeptRecord[]): Promise<void> {
  const [first] = records;
  if (first === undefined) return;
  const key = [workspace_id, first.kind, first.id.slice(-2)];
  const before = (await answered(store.get(key))) as readonly StoredRecord[] | undefined;
  const row = new Map(before?.map((stored) => [stored.entity.id, stored]));
  for (const { id, stored } of records) {
    if (stored === undefined) row.delete(id);
    else row.set(id, stored);
  }
  await answered<unknown>(row.size === 0 ? store.delete(key) : store.put([...row.values()], key));
}

async function writeRecords(store: DatabaseStore, workspace_id: string, records: readonly KeptRecord[]): Promise<void> {
  const rows = [...Map.groupBy(records, rowOf).values()];
  for (let start = 0; start < rows.length; start += atOnce) {
    await Promise.all(rows.slice(start, start + atOnce).map((row) => writeRow(store, workspace_id, row)));
  }
}

/** The replicas in IndexedDB. Nobody waits for the disk: what is lost is replayed. */
export class IndexedDbCache implements ReplicaCache {
  readonly #database: Database;
  readonly #keyRange: IndexedDb['KeyRange'];

  constructor(database: Database, keyRange: IndexedDb['KeyRange']) {
    this.#database = database;
    this.#keyRange = keyRange;
  }

  load(): Promise<KeptReplicas> {
    return this.#database.transact(reading, async (stores) => {
      const cursors = (await answered(stores('workspaces').getAll())) as CursorRow[];
      const known = cursors.filter(({ format }) => format <= cacheFormat);
      const [workspaces, profile, synced_at] = await Promise.all([
        Promise.all(known.map((cursor) => this.#workspace(stores, cursor))),
        answered(stores('facts').get('profile')),
        answered(stores('facts').get('synced_at')),
      ]);
      return {
        workspaces,
        profile: (profile as Profile | undefined) ?? null,
        synced_at: (synced_at as string | undefined) ?? null,
      };
    });
  }

  update(update: CacheUpdate): Promise<CacheOutcome> {
    const { workspace_id, epoch, from, seq, records } = update;
    return this.#database.transact(writing, async (stores) => {
      const kept = (await answered(stores('workspaces').get(workspace_id))) as CursorRow | undefined;
      const outcome = judgeUpdate(kept, update);
      if (outcome !== 'kept') return outcome;
      if (from === null) await answered(stores('records').delete(this.#rangeOf([workspace_id])));
      await writeRecords(stores('records'), workspace_id, records);
      const row: CursorRow = { workspace_id, epoch, seq, format: cacheFormat };
      await answered(stores('workspaces').put(row, workspace_id));
      return outcome;
    });
  }

  note(facts: Partial<Pick<KeptReplicas, 'profile' | 'synced_at'>>): Promise<void> {
    return this.#database.transact(writing, async (stores) => {
      for (const [name, value] of Object.entries(facts)) await answered(stores('facts').put(value, name));
    });
  }

  wipe(workspace_id: string): Promise<void> {
    return this.#database.transact(writing, async (stores) => {
      await answered(stores('workspaces').delete(workspace_id));
      await answered(stores('records').delete(this.#rangeOf([workspace_id])));
    });
  }

  clear(): Promise<void> {
    return this.#database.transact(writing, async (stores) => {
      await answered(stores('workspaces').clear());
      await answered(stores('records').clear());
      await answered(stores('facts').delete('synced_at'));
    });
  }

  async #workspace(stores: Stores, { workspace_id, epoch, seq, format }: CursorRow): Promise<KeptWorkspace> {
    const all = async (kind: RecordKind) =>
      ((await answered(stores('records').getAll(this.#rangeOf([workspace_id, kind])))) as StoredRecord[][]).flat();
    const kept = await Promise.all(recordKinds.map(async (kind) => [kind, await all(kind)] as const));
    return {
      workspace_id,
      epoch,
      seq,
      // Each row has records of its kind.
      ...(Object.fromEntries(kept) as unknown as KeptRecords),
      stale: format < cacheFormat,
    };
  }

  /** Keys are compared part by part, and a list comes after every text. */
  #rangeOf(prefix: readonly string[]): DatabaseKeyRange {
    return this.#keyRange.bound(prefix, [...prefix, []]);
  }
}
