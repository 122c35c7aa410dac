import type { Clock } from '../platform/clock.ts';
import type { ReportError } from '../platform/report-error.ts';
import { byKind, recordKinds, type RecordKind } from '../replica/record-kinds.ts';
import type { ChangedRecords, Replica } from '../replica/replica.ts';
import type { CacheUpdate, KeptReplicas, ReplicaCache } from './replica-cache.ts';
import { storageProblemOf, type StorageProblem } from './storage-problem.ts';

/** What arrives within this time is written together. */
const gatherMs = 250;

/** What of a workspace is not kept yet; `from` null: all of it. */
interface Unkept {
  from: number | null;
  readonly ids: { readonly [Kind in RecordKind]: Set<string> };
}

function unkeptFrom(from: number | null): Unkept {
  return { from, ids: byKind(() => new Set<string>()) };
}

export interface CacheWriterOptions {
  readonly clock: Clock;
  readonly report: ReportError;
  readonly replica: (workspace_id: string) => Replica | undefined;
  /** When this client was last level with the server, ISO 8601 UTC. */
  readonly syncedAt: () => string | null;
  readonly failed: (problem: StorageProblem) => void;
}

function updateOf(replica: Replica, { from, ids }: Unkept): CacheUpdate {
  const { workspace_id, epoch, seq } = replica;
  const records = recordKinds.flatMap((kind) =>
    [...(from === null ? replica[kind].keys() : ids[kind])].map((id) => ({ kind, id, stored: replica[kind].get(id) })),
  );
  return { workspace_id, epoch, from, seq, records };
}

/**
 * Brings the replicas to the cache, behind the screen's back: changes are gathered for a moment, and one write follows the
 * other. The tail that a crash cuts off is replayed from the cursor that was written with the rest.
 */
export class CacheWriter {
  readonly #options: CacheWriterOptions;
  readonly #unkept = new Map<string, Unkept>();
  /** Workspaces whose log has shown what this version cannot keep: a newer one must find them as they were before (C8). */
  readonly #frozen = new Set<string>();
  #cache: ReplicaCache | undefined;
  #facts: Partial<Pick<KeptReplicas, 'profile'>> = {};
  #syncedAt: string | null = null;
  #cancelTimer: (() => void) | undefined;
  #writing: Promise<void> | undefined;

  constructor(options: CacheWriterOptions) {
    this.#options = options;
  }

  /** Writes there from now on; undefined: nowhere. What was not written yet is forgotten. */
  bind(cache: ReplicaCache | undefined): void {
    this.#cache = cache;
    this.#unkept.clear();
    this.#frozen.clear();
    this.#facts = {};
    this.#cancel();
  }

  /** Who it is: written at once, since without it a start finds nothing, not even what waits to be sent. */
  identified(profile: KeptReplicas['profile']): void {
    this.#facts = { profile };
    void this.flush();
  }

  /** A replica has gone on from a seq. */
  advanced({ workspace_id }: Replica, from: number, changed: ChangedRecords): void {
    if (this.#cache === undefined || this.#frozen.has(workspace_id)) return;
    const unkept = this.#unkept.get(workspace_id) ?? unkeptFrom(from);
    for (const kind of recordKinds) for (const id of changed[kind]) unkept.ids[kind].add(id);
    this.#unkept.set(workspace_id, unkept);
    this.#later();
  }

  /** Another replica is in its place. */
  replaced(workspace_id: string): void {
    if (this.#cache === undefined || this.#frozen.has(workspace_id)) return;
    this.#unkept.set(workspace_id, unkeptFrom(null));
    this.#later();
  }

  /** Keeps the workspace as it is kept now. */
  freeze(workspace_id: string): void {
    this.#frozen.add(workspace_id);
    this.#unkept.delete(workspace_id);
  }

  wiped(workspace_id: string): void {
    this.#unkept.delete(workspace_id);
    void this.#inTurn((cache) => cache.wipe(workspace_id));
  }

  /** Forgets all workspaces. */
  clear(): Promise<void> {
    this.#unkept.clear();
    this.#cancel();
    return this.#inTurn((cache) => cache.clear());
  }

  /** Writes what there is to write, at once. */
  flush(): Promise<void> {
    this.#cancel();
    const unkept = [...this.#unkept];
    this.#unkept.clear();
    // Taken now, all at one moment: records and cursor belong together.
    const updates = unkept.flatMap(([workspace_id, what]) => {
      const replica = this.#options.replica(workspace_id);
      return replica === undefined ? [] : [updateOf(replica, what)];
    });
    const facts = this.#newFacts();
    return this.#inTurn(async (cache) => {
      if (Object.keys(facts).length > 0) await cache.note(facts);
      for (const update of updates) {
        if ((await cache.update(update)) === 'behind' && this.#cache === cache) this.replaced(update.workspace_id);
      }
    });
  }

  #newFacts(): Partial<Pick<KeptReplicas, 'profile' | 'synced_at'>> {
    const synced_at = this.#options.syncedAt();
    const facts = { ...this.#facts, ...(synced_at === this.#syncedAt ? {} : { synced_at }) };
    this.#syncedAt = synced_at;
    this.#facts = {};
    return facts;
  }

  #later(): void {
    if (this.#cache === undefined || this.#cancelTimer !== undefined) return;
    this.#cancelTimer = this.#options.clock.schedule(gatherMs, () => {
      this.#cancelTimer = undefined;
      // What arrives while the disk is busy waits for it.
      if (this.#writing === undefined) void this.flush();
      else this.#later();
    });
  }

  #cancel(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
  }

  #inTurn(write: (cache: ReplicaCache) => Promise<void>): Promise<void> {
    const cache = this.#cache;
    if (cache === undefined) return Promise.resolve();
    const turn = (this.#writing ?? Promise.resolve())
      .then(() => write(cache))
      .catch((error: unknown) => this.#failed(error, cache))
      .then(() => {
        if (this.#writing === turn) this.#writing = undefined;
        return undefined;
      });
    this.#writing = turn;
    return turn;
  }

  #failed(error: unknown, cache: ReplicaCache): void {
    // The next start takes snapshots; what counts is the outbox, which has what room there is.
    if (this.#cache === cache) this.bind(undefined);
    const problem = storageProblemOf(error);
    this.#options.failed(problem);
    if (problem === 'failed') this.#options.report(error);
  }
}
