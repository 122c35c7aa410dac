import type { BatchFrame, BookmarkFrame, HelloFrame, LiveFrame } from '@lockstep/protocol';
import type { ReadyFrame, ResetFrame, Snapshot, UpFrame } from '@lockstep/protocol';
import { backoffMs } from '../connection/backoff.ts';
import type { Api } from '../http/api.ts';
import type { Clock } from '../platform/clock.ts';
import type { Random } from '../platform/random.ts';
import type { ChangedRecords, Replica } from '../replica/replica.ts';
import { isRecordKind } from '../replica/record-kinds.ts';
import { replaceReplica } from '../replica/replace-replica.ts';
import { newStream, type WorkspaceStream } from './workspace-stream.ts';

/** A bookmark ahead of the replica is believed only if nothing arrives within this time (D2, D4). */
const lostTailMs = 5000;

/** What the engine tells of the workspaces. */
export interface SyncListener {
  /** A batch is in the replica (or was there already, then `changed` is undefined). */
  batchApplied(batch: BatchFrame, changed: ChangedRecords | undefined, live: boolean): void;
  /** A snapshot has taken the replica's place. */
  replaced(replica: Replica, changed: ChangedRecords): void;
  /** Nothing of the workspace may stay. `lost`: it is no longer ours (D6); `cleared`: nobody is signed in any more. */
  wiped(workspace_id: string, why: 'lost' | 'cleared'): void;
  /** The workspace holds something that this version does not know: told before it shows in the replica (C8). */
  outdated(workspace_id: string): void;
  signedOut(): void;
  /** A stream's phase changed. */
  progressed(): void;
}

export interface SyncOptions {
  readonly api: Api;
  readonly clock: Clock;
  readonly random: Random;
  /** Sends a frame to the present session. */
  readonly send: (frame: UpFrame) => void;
  /** Begins a new session with the present cursors. */
  readonly resync: () => void;
}

/** Whether a snapshot has records of a kind that this version does not know. */
function holdsUnknown(snapshot: Snapshot): boolean {
  return Object.entries(snapshot).some(([name, value]) => Array.isArray(value) && !isRecordKind(name));
}

/**
 * Keeps the replicas of the user's workspaces level with their logs: cursors in `hello`, snapshot and `resume` where
 * there is none, batches in order, and a resync where one is missing (D1–D3, D6, D12).
 */
export class SyncEngine {
  readonly #options: SyncOptions;
  readonly #listener: SyncListener;
  readonly #streams = new Map<string, WorkspaceStream>();
  /** Counts sessions, so that what an earlier one asked for is not taken for an answer to this one. */
  #session = 0;
  #epoch: string | undefined;
  #heads: Readonly<Record<string, number>> = {};

  constructor(options: SyncOptions, listener: SyncListener) {
    this.#options = options;
    this.#listener = listener;
  }

  replica(workspace_id: string): Replica | undefined {
    return this.#streams.get(workspace_id)?.replica;
  }

  workspaces(): readonly string[] {
    return [...this.#streams.keys()];
  }

  /** Whether every workspace is live. */
  get live(): boolean {
    return this.#epoch !== undefined && [...this.#streams.values()].every((stream) => stream.phase === 'live');
  }

  /** Goes on from where an earlier run got to; `stale`: only until a snapshot has come. */
  restore(replica: Replica, stale: boolean): void {
    this.#streams.set(replica.workspace_id, { ...newStream(), replica, stale });
  }

  cursors(): Pick<HelloFrame, 'epoch' | 'cursors'> {
    const known = [...this.#streams.values()].flatMap(({ replica, stale }) =>
      replica === undefined || stale ? [] : [replica],
    );
    const epoch = known[0]?.epoch;
    if (epoch === undefined) return {};
    const current = known.filter((replica) => replica.epoch === epoch);
    return { epoch, cursors: Object.fromEntries(current.map((replica) => [replica.workspace_id, replica.seq])) };
  }

  ready(frame: ReadyFrame): void {
    this.#session += 1;
    this.#epoch = frame.epoch;
    this.#heads = frame.heads;
    for (const workspace_id of this.#streams.keys()) {
      if (!Object.hasOwn(frame.heads, workspace_id)) this.#wipe(workspace_id);
    }
    for (const workspace_id of Object.keys(frame.heads)) this.#begin(workspace_id, frame.epoch);
    this.#listener.progressed();
  }

  lost(): void {
    this.#session += 1;
    this.#epoch = undefined;
    for (const stream of this.#streams.values()) this.#rest(stream);
  }

  /** How far the log of a workspace had got at least; undefined while there is no session. */
  position(workspace_id: string): { readonly epoch: string; readonly seq: number } | undefined {
    const epoch = this.#epoch;
    if (epoch === undefined) return undefined;
    const replica = this.replica(workspace_id);
    const seen = replica?.epoch === epoch ? replica.seq : 0;
    return { epoch, seq: Math.max(seen, this.#heads[workspace_id] ?? 0) };
  }

  /** Takes nothing for granted: the next session begins with snapshots. */
  distrust(): void {
    for (const stream of this.#streams.values()) stream.stale = true;
  }

  /** Forgets every workspace. */
  clear(): void {
    for (const workspace_id of this.#streams.keys()) this.#wipe(workspace_id, 'cleared');
  }

  batchArrived(frame: BatchFrame): void {
    const stream = this.#streams.get(frame.workspace_id);
    // Before the resume nothing is meant for us: what is still on its way belongs to the stream before the reset.
    if (stream?.replica === undefined || stream.phase === 'snapshot' || stream.phase === 'waiting') return;
    const batch = stream.assembly.add(frame);
    if (batch === undefined) return;
    if (batch === 'broken') return this.#options.resync();
    const outcome = stream.replica.applyBatch(batch);
    if (outcome.kind === 'gap') return this.#options.resync();
    if (outcome.kind === 'duplicate') return this.#listener.batchApplied(batch, undefined, stream.phase === 'live');
    if (outcome.unknown.length > 0) this.#listener.outdated(frame.workspace_id);
    return this.#listener.batchApplied(batch, outcome.changed, stream.phase === 'live');
  }

  liveArrived(frame: LiveFrame): void {
    const stream = this.#streams.get(frame.workspace_id);
    if (stream?.phase !== 'replaying' || stream.replica === undefined) return;
    if (stream.replica.seq < frame.head) return this.#options.resync();
    stream.phase = 'live';
    stream.attempt = 0;
    return this.#listener.progressed();
  }

  /** D2: the heartbeat carries the heads, so that a lost tail is noticed without new traffic; and heads tell what was joined. */
  bookmarkArrived(frame: BookmarkFrame): void {
    for (const [workspace_id, head] of Object.entries(frame.heads)) {
      const stream = this.#streams.get(workspace_id);
      // One just joined (D12).
      if (!stream && this.#epoch !== undefined) this.#begin(workspace_id, this.#epoch);
      if (stream?.phase !== 'live' || stream.replica === undefined || stream.replica.seq >= head) continue;
      const { seq } = stream.replica;
      const session = this.#session;
      stream.cancelTimer?.();
      stream.cancelTimer = this.#options.clock.schedule(lostTailMs, () => {
        if (session === this.#session && stream.replica?.seq === seq) this.#options.resync();
      });
    }
  }

  resetArrived(frame: ResetFrame): void {
    if (frame.reason === 'forbidden') {
      this.#wipe(frame.workspace_id);
      this.#listener.progressed();
      return;
    }
    const stream = this.#streams.get(frame.workspace_id) ?? newStream();
    this.#streams.set(frame.workspace_id, stream);
    this.#takeSnapshot(frame.workspace_id, stream);
    this.#listener.progressed();
  }

  #begin(workspace_id: string, epoch: string): void {
    const stream = this.#streams.get(workspace_id) ?? newStream();
    this.#streams.set(workspace_id, stream);
    this.#rest(stream);
    // The cursor was in `hello` (D12): the server replays from it or answers `reset`.
    if (stream.replica !== undefined && !stream.stale && stream.replica.epoch === epoch) stream.phase = 'replaying';
    else this.#takeSnapshot(workspace_id, stream);
  }

  #rest(stream: WorkspaceStream): void {
    stream.phase = 'waiting';
    stream.assembly.clear();
    stream.cancelTimer?.();
    stream.cancelTimer = undefined;
  }

  #takeSnapshot(workspace_id: string, stream: WorkspaceStream): void {
    this.#rest(stream);
    stream.phase = 'snapshot';
    const session = this.#session;
    void this.#options.api.get(`/api/v1/workspaces/${workspace_id}/snapshot`).then((answer) => {
      if (session !== this.#session || stream.phase !== 'snapshot') return undefined;
      if (answer.ok) return this.#snapshotArrived(workspace_id, stream, answer.body as Snapshot);
      if (answer.problem.status === 401) return this.#listener.signedOut();
      if (answer.problem.status === 403 || answer.problem.status === 404) {
        this.#wipe(workspace_id);
        return this.#listener.progressed();
      }
      return this.#snapshotLater(workspace_id, stream, answer.retry_after_ms);
    });
  }

  #snapshotArrived(workspace_id: string, stream: WorkspaceStream, snapshot: Snapshot): void {
    // The database was restored in between: the next session will tell its epoch (S4).
    if (snapshot.epoch !== this.#epoch) return this.#options.resync();
    if (holdsUnknown(snapshot)) this.#listener.outdated(workspace_id);
    const before = stream.replica;
    const { replica, changed } = replaceReplica(workspace_id, before, snapshot);
    stream.replica = replica;
    stream.stale = false;
    stream.phase = 'replaying';
    this.#listener.replaced(replica, changed);
    this.#options.send({ type: 'resume', workspace_id, epoch: replica.epoch, seq: replica.seq });
    return this.#listener.progressed();
  }

  #snapshotLater(workspace_id: string, stream: WorkspaceStream, atLeastMs: number): void {
    const { clock, random } = this.#options;
    const delayMs = atLeastMs + backoffMs(stream.attempt, random);
    stream.attempt += 1;
    stream.cancelTimer = clock.schedule(delayMs, () => this.#takeSnapshot(workspace_id, stream));
  }

  #wipe(workspace_id: string, why: 'lost' | 'cleared' = 'lost'): void {
    const stream = this.#streams.get(workspace_id);
    if (stream === undefined) return;
    this.#rest(stream);
    this.#streams.delete(workspace_id);
    this.#listener.wiped(workspace_id, why);
  }
}
