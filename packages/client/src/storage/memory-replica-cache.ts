import { byKind, type RecordKind, type StoredRecord } from '../replica/record-kinds.ts';
import { cacheFormat, judgeUpdate, type KeptCursor } from './judge-update.ts';
import type { CacheOutcome, CacheUpdate, KeptRecords, KeptReplicas, ReplicaCache } from './replica-cache.ts';

interface Kept extends KeptCursor {
  readonly records: { readonly [Kind in RecordKind]: Map<string, StoredRecord> };
}

/** Keeps the replicas as long as the process lives: for scripts and tests. */
export class MemoryReplicaCache implements ReplicaCache {
  readonly #workspaces = new Map<string, Kept>();
  #profile: KeptReplicas['profile'] = null;
  #syncedAt: string | null = null;

  load(): Promise<KeptReplicas> {
    const workspaces = [...this.#workspaces].map(([workspace_id, { epoch, seq, records }]) => ({
      workspace_id,
      epoch,
      seq,
      // Each map has the records of its kind.
      ...(byKind((kind) => [...records[kind].values()]) as unknown as KeptRecords),
      stale: false,
    }));
    return Promise.resolve({ workspaces, profile: this.#profile, synced_at: this.#syncedAt });
  }

  update(update: CacheUpdate): Promise<CacheOutcome> {
    const { workspace_id, epoch, from, seq, records } = update;
    const before = this.#workspaces.get(workspace_id);
    const outcome = judgeUpdate(before, update);
    if (outcome !== 'kept') return Promise.resolve(outcome);
    const kept = from === null || before === undefined ? byKind(() => new Map<string, StoredRecord>()) : before.records;
    for (const { kind, id, stored } of records) {
      if (stored === undefined) kept[kind].delete(id);
      else kept[kind].set(id, stored);
    }
    this.#workspaces.set(workspace_id, { epoch, seq, format: cacheFormat, records: kept });
    return Promise.resolve(outcome);
  }

  note({ profile, synced_at }: Partial<Pick<KeptReplicas, 'profile' | 'synced_at'>>): Promise<void> {
    if (profile !== undefined) this.#profile = profile;
    if (synced_at !== undefined) this.#syncedAt = synced_at;
    return Promise.resolve();
  }

  wipe(workspace_id: string): Promise<void> {
    this.#workspaces.delete(workspace_id);
    return Promise.resolve();
  }

  clear(): Promise<void> {
    this.#workspaces.clear();
    this.#syncedAt = null;
    return Promise.resolve();
  }
}
