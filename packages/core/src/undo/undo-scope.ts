import type { Actor, Project, Task } from '@lockstep/protocol';
import type { OperationContext } from '../operation-context.ts';
import type { Draft } from '../state/draft.ts';
import { lastWriteOf, type FieldSeq, type Stored } from '../state/stored.ts';
import type { LoggedChange } from '../state/view.ts';
import { stemsFrom } from './write-chain.ts';

/** What an undo leaves as it is: field and reason are for people. */
export interface Kept {
  readonly task_id: string;
  readonly field: string;
  readonly reason: string;
}

/** One undo as it goes: who owns each field by now, what was brought back, and what has to stay. */
export class UndoScope {
  readonly draft: Draft;
  readonly context: OperationContext;
  readonly #undone: ReadonlySet<number>;
  readonly #before: ReadonlyMap<string, Task | Project>;
  readonly #restored = new Map<string, Map<string, number>>();
  readonly #kept = new Map<string, Kept>();

  constructor(draft: Draft, changes: readonly LoggedChange[], context: OperationContext) {
    this.draft = draft;
    this.context = context;
    this.#undone = new Set(changes.map(({ seq }) => seq));
    this.#before = new Map(
      changes.flatMap(({ entity, id }) => {
        const record = entity === 'task' ? draft.task(id) : draft.project(id);
        return record === undefined ? [] : [[id, record.entity] as const];
      }),
    );
  }

  get kept(): readonly Kept[] {
    return [...this.#kept.values()];
  }

  /** A task as it was before this undo. */
  taskBefore(id: string): Task | undefined {
    const record = this.#before.get(id);
    return record !== undefined && 'title' in record ? record : undefined;
  }

  /** Whether this undo, and not somebody before it, takes a record to the trash. */
  wasAlive(id: string): boolean {
    return this.#before.get(id)?.deleted_at === null;
  }

  /** The write a field has by now: its last one, or the one this undo brought back. */
  ownerOf(id: string, record: Stored<unknown>, field: string): number {
    return this.#restored.get(id)?.get(field) ?? lastWriteOf(record, field);
  }

  /** Whether a field is as this change wrote it. */
  isOwn(change: LoggedChange, record: Stored<unknown>, field: string): boolean {
    const owner = this.ownerOf(change.id, record, field);
    return stemsFrom(this.draft, field, owner, (write) => write === change.seq);
  }

  /** Whether a field's present value goes back to what is being undone. */
  isUndone(id: string, record: Stored<unknown>, field: string): boolean {
    const owner = this.ownerOf(id, record, field);
    return stemsFrom(this.draft, field, owner, (write) => write === record.created_seq || this.#undone.has(write));
  }

  /** Notes that a field is back as an earlier write left it. */
  bringBack(id: string, field: string, write: number): void {
    const fields = this.#restored.get(id) ?? new Map<string, number>();
    this.#restored.set(id, fields.set(field, write));
  }

  /** What this undo sends to the trash goes there now, whenever it had been there before: the log tells no other moment. */
  trashNow(id: string): void {
    const task = this.draft.task(id);
    const record = (task ?? this.draft.project(id))?.entity;
    if (!this.wasAlive(id) || record === undefined || record.deleted_at === null) return;
    const trashed = { ...record, deleted_at: this.context.now };
    if ('title' in trashed) this.draft.writeTask(trashed, task?.trashed_with);
    else this.draft.writeProject(trashed);
  }

  /** Whether this undo brought a field back. */
  hasBroughtBack(id: string, field: string): boolean {
    return this.#restored.get(id)?.has(field) === true;
  }

  /** Takes back a bringing back: the value did not fit what others did meanwhile. */
  release(id: string, fields: readonly string[]): void {
    for (const field of fields) this.#restored.get(id)?.delete(field);
  }

  keep(id: string, field: string, reason: string): void {
    const key = `${id}/${field}`;
    if (!this.#kept.has(key)) this.#kept.set(key, { task_id: id, field, reason });
  }

  /** Reports a field whose last write is somebody's. */
  keepAsWritten(id: string, record: Stored<Task | Project>, field: string, verb: string): void {
    const owner = this.ownerOf(id, record, field);
    const actor = this.draft.changeAt(owner)?.actor;
    this.keep(id, field.startsWith('labels:') ? 'labels' : field, `${verb} by ${nameOf(actor)}`);
  }

  /** Hands the ownership that this undo brought back to the draft. */
  finish(): void {
    for (const [id, fields] of this.#restored) {
      const restored: FieldSeq = Object.fromEntries(fields);
      this.draft.writeRestored(id, restored);
    }
  }
}

function nameOf(actor: Actor | undefined): string {
  if (actor === undefined) return 'somebody';
  return actor.client === undefined || actor.kind === 'user' ? actor.name : `${actor.client} for ${actor.name}`;
}
