import type { Stored, StoredTask } from '@lockstep/core';
import type { BatchFrame, ChangeEvent } from '@lockstep/protocol';
import { eventSubject, type EventSubject } from './event-subject.ts';
import {
  byKind,
  isRecordKind,
  type RecordKind,
  type RecordMaps,
  type StoredRecord,
  type StoredRecords,
} from './record-kinds.ts';
import { ReplicaIndex } from './replica-index.ts';
import { trashedWith } from './trashed-with.ts';

/** A workspace's records as of `seq` of `epoch`. */
export type ReplicaState = { readonly epoch: string; readonly seq: number } & {
  readonly [Kind in RecordKind]: Iterable<StoredRecords[Kind]>;
};

/** Which records a step changed. */
export type ChangedRecords = { readonly [Kind in RecordKind]: ReadonlySet<string> };

/** What came of a batch. */
export type BatchOutcome =
  | { readonly kind: 'applied'; readonly changed: ChangedRecords; readonly unknown: readonly ChangeEvent[] }
  /** All of it was there already. */
  | { readonly kind: 'duplicate' }
  /** Something in between is missing, or the batch contradicts itself: resync (D2). */
  | { readonly kind: 'gap' };

type Entity = StoredRecord['entity'];

/** A deleted record stays, in the trash (X4); its change names it and nothing else. */
function trashed(before: Stored<Entity>, event: ChangeEvent): Stored<Entity> {
  const { seq, timestamp, actor } = event;
  const entity = { ...before.entity, deleted_at: timestamp, seq, updated_at: timestamp, updated_by: actor };
  return { ...before, entity, field_seq: { ...before.field_seq, deleted_at: seq } };
}

function created(entity: Entity, seq: number): Stored<Entity> {
  return { entity, created_seq: seq, field_seq: {}, trashed_with: null };
}

function written(before: Stored<Entity> | undefined, entity: Entity, event: ChangeEvent): Stored<Entity> {
  const fields = 'changed' in event ? Object.fromEntries(event.changed.map((field) => [field, event.seq])) : {};
  return {
    entity,
    created_seq: before?.created_seq ?? 0,
    field_seq: { ...before?.field_seq, ...fields },
    trashed_with: null,
  };
}

/**
 * One workspace as the log has told it so far: the records at `seq` of `epoch`. Pure: snapshot and batches in, records
 * and the ids of what changed out.
 */
export class Replica implements RecordMaps {
  readonly workspace_id: string;
  readonly epoch: string;
  declare readonly tasks: RecordMaps['tasks'];
  declare readonly projects: RecordMaps['projects'];
  declare readonly members: RecordMaps['members'];
  declare readonly workspaces: RecordMaps['workspaces'];
  readonly #records: { readonly [Kind in RecordKind]: Map<string, StoredRecords[Kind]> };
  #seq: number;
  #index: ReplicaIndex | undefined;

  /** A replica begins with a snapshot (D12), or where an earlier one ended. */
  constructor(workspace_id: string, state: ReplicaState) {
    this.workspace_id = workspace_id;
    this.epoch = state.epoch;
    this.#seq = state.seq;
    const maps = byKind((kind) => new Map([...state[kind]].map((record) => [record.entity.id, record])));
    // Each map has the records of its kind.
    this.#records = maps as unknown as { [Kind in RecordKind]: Map<string, StoredRecords[Kind]> };
    Object.assign(this, maps);
  }

  /** The last change that is in. */
  get seq(): number {
    return this.#seq;
  }

  /** The tasks by where they stand; made when it is first asked for. */
  get index(): ReplicaIndex {
    this.#index ??= new ReplicaIndex(this.tasks.values());
    return this.#index;
  }

  /** Applies all changes of one operation in one step (D3), if they are the next ones (D2). */
  applyBatch(batch: BatchFrame): BatchOutcome {
    if (batch.to <= this.#seq) return { kind: 'duplicate' };
    const next = this.#seq + 1;
    const ordered = batch.events.every((event, index) => event.seq === next + index);
    if (batch.events.length === 0 || !ordered || batch.to !== this.#seq + batch.events.length) return { kind: 'gap' };
    const changed = byKind(() => new Set<string>());
    const unknown: ChangeEvent[] = [];
    for (const event of batch.events) {
      const subject = eventSubject(event);
      const { kind, id } = subject;
      // A newer server's kind of change: kept by the caller, never dropped silently (C8).
      if (isRecordKind(kind) && id && this.#apply(kind, id, subject, event)) changed[kind].add(id);
      else unknown.push(event);
    }
    this.#noteWhatWentTogether(changed.tasks);
    this.#seq = batch.to;
    return { kind: 'applied', changed, unknown };
  }

  /** Answers whether this version knows such a change. */
  #apply(kind: RecordKind, id: string, { verb, entity }: EventSubject, event: ChangeEvent): boolean {
    const before = this.#records[kind].get(id);
    const after = entity as Entity | undefined;
    if (verb === 'created' && after) this.#put(kind, created(after, event.seq));
    else if (verb === 'updated' && after) this.#put(kind, written(before, after, event));
    else if (verb === 'deleted') this.#put(kind, before && trashed(before, event));
    else if (verb === 'purged') this.#remove(kind, id);
    else return false;
    return true;
  }

  /** The record is of this kind, or there is none to put. */
  #put(kind: RecordKind, record: Stored<Entity> | undefined): void {
    if (record === undefined) return;
    const { id } = record.entity;
    if (kind === 'tasks') this.#index?.put(this.tasks.get(id), record as StoredTask);
    (this.#records[kind] as Map<string, Stored<Entity>>).set(id, record);
  }

  #remove(kind: RecordKind, id: string): void {
    const task = kind === 'tasks' ? this.tasks.get(id) : undefined;
    if (task !== undefined) this.#index?.remove(task);
    this.#records[kind].delete(id);
  }

  #noteWhatWentTogether(ids: ReadonlySet<string>): void {
    const gone = [...ids].flatMap((id) => this.tasks.get(id)?.entity ?? []).filter((task) => task.deleted_at);
    if (gone.length === 0) return;
    const projects = [...this.projects.values()].map((project) => project.entity);
    for (const [id, root] of trashedWith(gone, projects)) {
      const record = this.tasks.get(id);
      this.#put('tasks', record && { ...record, trashed_with: root });
    }
  }
}
