import type { StoredProject, StoredTask } from '@lockstep/core';
import { cacheFormat, judgeUpdate, type KeptCursor } from './judge-update.ts';
import type { CacheOutcome, CacheUpdate, KeptReplicas, RecordKind, ReplicaCache } from './replica-cache.ts';

interface Kept extends KeptCursor {
  readonly tasks: Map<string, StoredTask>;
  readonly projects: Map<string, StoredProject>;
}

function nothing(): Pick<Kept, RecordKind> {
  return { tasks: new Map(), projects: new Map() };
}

/** Keeps the replicas as long as the process lives: for scripts and tests. */
export class MemoryReplicaCache implements ReplicaCache {
  readonly #workspaces = new Map<string, Kept>();
  #profile: KeptReplicas['profile'] = null;
  #syncedAt: string | null = null;

  load(): Promise<KeptReplicas> {
    const workspaces = [...this.#workspaces].map(([workspace_id, { epoch, seq, tasks, projects }]) => ({
      workspace_id,
      epoch,
      seq,
      tasks: [...tasks.values()],
      projects: [...projects.values()],
      stale: false,
    }));
    return Promise.resolve({ workspaces, profile: this.#profile, synced_at: this.#syncedAt });
  }

  update(update: CacheUpdate): Promise<CacheOutcome> {
    const { workspace_id, epoch, from, seq, records } = update;
    const before = this.#workspaces.get(workspace_id);
    const outcome = judgeUpdate(before, update);
    if (outcome !== 'kept') return Promise.resolve(outcome);
    const { tasks, projects } = from === null || before === undefined ? nothing() : before;
    for (const { kind, id, stored } of records) {
      const all: Map<string, unknown> = kind === 'tasks' ? tasks : projects;
      if (stored === undefined) all.delete(id);
      else all.set(id, stored);
    }
    this.#workspaces.set(workspace_id, { epoch, seq, format: cacheFormat, tasks, projects });
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
