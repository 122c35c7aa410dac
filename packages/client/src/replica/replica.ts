import type { Stored, StoredProject, StoredTask } from '@lockstep/core';
import type { BatchFrame, ChangeEvent, Project, Task } from '@lockstep/protocol';
import { ReplicaIndex } from './replica-index.ts';
import { trashedWith } from './trashed-with.ts';

/** A workspace's records as of `seq` of `epoch`. */
export interface ReplicaState {
  readonly epoch: string;
  readonly seq: number;
  readonly tasks: Iterable<StoredTask>;
  readonly projects: Iterable<StoredProject>;
}

/** Which records a step changed. */
export interface ChangedRecords {
  readonly tasks: ReadonlySet<string>;
  readonly projects: ReadonlySet<string>;
}

/** What came of a batch. */
export type BatchOutcome =
  | { readonly kind: 'applied'; readonly changed: ChangedRecords; readonly unknown: readonly ChangeEvent[] }
  /** All of it was there already. */
  | { readonly kind: 'duplicate' }
  /** Something in between is missing, or the batch contradicts itself: resync (D2). */
  | { readonly kind: 'gap' };

function stored<Entity extends Task | Project>(entity: Entity, seq: number, trashed: string | null) {
  return { entity, created_seq: seq, field_seq: {}, trashed_with: trashed };
}

/** A deleted record stays, in the trash (X4); its change names it and nothing else. */
function trashed<Entity extends Task | Project>(before: Stored<Entity>, event: ChangeEvent): Stored<Entity> {
  const { seq, timestamp, actor } = event;
  const entity = { ...before.entity, deleted_at: timestamp, seq, updated_at: timestamp, updated_by: actor };
  return { ...before, entity, field_seq: { ...before.field_seq, deleted_at: seq } };
}

/**
 * One workspace as the log has told it so far: the records at `seq` of `epoch`. Pure: snapshot and batches in, records
 * and the ids of what changed out.
 */
export class Replica {
  readonly workspace_id: string;
  readonly epoch: string;
  readonly tasks: ReadonlyMap<string, StoredTask>;
  readonly projects: ReadonlyMap<string, StoredProject>;
  readonly #tasks: Map<string, StoredTask>;
  readonly #projects: Map<string, StoredProject>;
  #seq: number;
  #index: ReplicaIndex | undefined;

  /** A replica begins with a snapshot (D12), or where an earlier one ended. */
  constructor(workspace_id: string, { epoch, seq, tasks, projects }: ReplicaState) {
    this.workspace_id = workspace_id;
    this.epoch = epoch;
    this.#seq = seq;
    this.#tasks = new Map([...tasks].map((task) => [task.entity.id, task]));
    this.#projects = new Map([...projects].map((project) => [project.entity.id, project]));
    this.tasks = this.#tasks;
    this.projects = this.#projects;
  }

  /** The last change that is in. */
  get seq(): number {
    return this.#seq;
  }

  /** The tasks by where they stand; made when it is first asked for. */
  get index(): ReplicaIndex {
    this.#index ??= new ReplicaIndex(this.#tasks.values());
    return this.#index;
  }

  /** Applies all changes of one operation in one step (D3), if they are the next ones (D2). */
  applyBatch(batch: BatchFrame): BatchOutcome {
    if (batch.to <= this.#seq) return { kind: 'duplicate' };
    const next = this.#seq + 1;
    const ordered = batch.events.every((event, index) => event.seq === next + index);
    if (batch.events.length === 0 || !ordered || batch.to !== this.#seq + batch.events.length) return { kind: 'gap' };
    const tasks = new Set<string>();
    const projects = new Set<string>();
    const unknown: ChangeEvent[] = [];
    for (const event of batch.events) {
      const id = this.#applyEvent(event);
      if (id === undefined) unknown.push(event);
      else if (event.type.startsWith('task_')) tasks.add(id);
      else projects.add(id);
    }
    this.#noteWhatWentTogether(tasks);
    this.#seq = batch.to;
    return { kind: 'applied', changed: { tasks, projects }, unknown };
  }

  #applyEvent(event: ChangeEvent): string | undefined {
    switch (event.type) {
      case 'task_created':
        this.#put(stored(event.task, event.seq, null));
        return event.task.id;
      case 'task_updated':
        this.#put(this.#written(this.#tasks.get(event.task.id), event.task, event));
        return event.task.id;
      case 'task_deleted':
        this.#change(event.task_id, (task) => trashed(task, event));
        return event.task_id;
      case 'task_purged':
        this.#remove(event.task_id);
        return event.task_id;
      case 'project_created':
        this.#projects.set(event.project.id, stored(event.project, event.seq, null));
        return event.project.id;
      case 'project_updated':
        this.#projects.set(event.project.id, this.#written(this.#projects.get(event.project.id), event.project, event));
        return event.project.id;
      case 'project_deleted':
        this.#trashProject(event.project_id, event);
        return event.project_id;
      default:
        // A newer server's kind of change: kept by the caller, never dropped silently (C8).
        return undefined;
    }
  }

  #written<Entity extends Task | Project>(
    before: { readonly created_seq: number; readonly field_seq: Readonly<Record<string, number>> } | undefined,
    entity: Entity,
    event: { readonly seq: number; readonly changed: readonly string[] },
  ) {
    const fields = Object.fromEntries(event.changed.map((field) => [field, event.seq]));
    return {
      entity,
      created_seq: before?.created_seq ?? 0,
      field_seq: { ...before?.field_seq, ...fields },
      trashed_with: null,
    };
  }

  #put(record: StoredTask): void {
    const { id } = record.entity;
    this.#index?.put(this.#tasks.get(id), record);
    this.#tasks.set(id, record);
  }

  #remove(id: string): void {
    const before = this.#tasks.get(id);
    if (before === undefined) return;
    this.#index?.remove(before);
    this.#tasks.delete(id);
  }

  #change(id: string, change: (before: StoredTask) => StoredTask): void {
    const before = this.#tasks.get(id);
    if (before !== undefined) this.#put(change(before));
  }

  #trashProject(id: string, event: ChangeEvent): void {
    const before = this.#projects.get(id);
    if (before !== undefined) this.#projects.set(id, trashed(before, event));
  }

  #noteWhatWentTogether(ids: ReadonlySet<string>): void {
    const trashed = [...ids].flatMap((id) => this.#tasks.get(id)?.entity ?? []).filter((task) => task.deleted_at);
    if (trashed.length === 0) return;
    const projects = [...this.#projects.values()].map((project) => project.entity);
    for (const [id, root] of trashedWith(trashed, projects)) {
      this.#change(id, (record) => ({ ...record, trashed_with: root }));
    }
  }
}
