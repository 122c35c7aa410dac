import type { Profile } from '../http/profile.ts';
import type { RecordKind, StoredRecord, StoredRecords } from '../replica/record-kinds.ts';

/** All records of a workspace, by kind. */
export type KeptRecords = { readonly [Kind in RecordKind]: readonly StoredRecords[Kind][] };

/** A workspace's records as of `seq` of `epoch`. */
export interface KeptWorkspace extends KeptRecords {
  readonly workspace_id: string;
  readonly epoch: string;
  readonly seq: number;
  /** Kept by a version that knew fewer kinds of records: good to look at, but not to go on from (C8). */
  readonly stale: boolean;
}

/** Everything a start without a server takes. */
export interface KeptReplicas {
  readonly workspaces: readonly KeptWorkspace[];
  readonly profile: Profile | null;
  /** When it was level with the server, ISO 8601 UTC. */
  readonly synced_at: string | null;
}

/** One record as it is at the update's seq; without `stored` it is there no more. */
export interface KeptRecord {
  readonly kind: RecordKind;
  readonly id: string;
  readonly stored: StoredRecord | undefined;
}

/** How a workspace got from one seq to another: every record that was written in between, as it is at the end. */
export interface CacheUpdate {
  readonly workspace_id: string;
  readonly epoch: string;
  /** Where it starts from; null: from nothing, and `records` is all there is. */
  readonly from: number | null;
  readonly seq: number;
  readonly records: readonly KeptRecord[];
}

/**
 * What became of an update. `ahead`: another client on this storage had got as far already; `behind`: what is kept does
 * not reach up to where the update starts, so that only the whole workspace can help.
 */
export type CacheOutcome = 'kept' | 'ahead' | 'behind';

/**
 * Where the replicas are kept between two runs. A workspace's records and its cursor are written in one transaction, so
 * that after a crash there is a state of the log and never a mixture; that it may be an old one costs a replay and
 * nothing else. Several clients may write at once: an update counts only if it goes on from what is kept.
 */
export interface ReplicaCache {
  load(): Promise<KeptReplicas>;
  update(update: CacheUpdate): Promise<CacheOutcome>;
  /** Remembers who it is, and when it was level with the server. */
  note(facts: Partial<Pick<KeptReplicas, 'profile' | 'synced_at'>>): Promise<void>;
  /** Forgets a workspace (D6). */
  wipe(workspace_id: string): Promise<void>;
  /** Forgets all workspaces, and when they were level. Whose they were stays. */
  clear(): Promise<void>;
}
