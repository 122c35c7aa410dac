import { applyOperation, foundWorkspace, MemoryState, type Change } from '@lockstep/core';
import {
  errorCatalogue,
  LockstepError,
  parseOperationInput,
  toProblem,
  type Actor,
  type BatchFrame,
  type ChangeEvent,
  type Problem,
  type Snapshot,
  type WriteName,
} from '@lockstep/protocol';
import { ana, fixtureTime } from '@lockstep/testkit/task-fixture';

/** An operation as a door passes it on. */
export interface Asked {
  readonly op_id: string;
  readonly operation: string;
  readonly input: unknown;
}

export type Outcome =
  | { readonly kind: 'done'; readonly seq: number; readonly result: Record<string, unknown> }
  | { readonly kind: 'refused'; readonly problem: Problem };

interface Recorded extends Asked {
  readonly outcome: Outcome;
}

function eventOf(change: Change, entity: object, stamp: object): ChangeEvent {
  const tail = change.type === 'updated' ? { ...stamp, changed: change.changed } : stamp;
  const type = `${change.entity}_${change.type}`;
  const about =
    change.type !== 'deleted'
      ? { [change.entity]: entity }
      : change.entity === 'task'
        ? { task_id: change.after.id, task_title: change.after.title }
        : { [`${change.entity}_id`]: change.after.id, [`${change.entity}_name`]: change.after.name };
  return JSON.parse(JSON.stringify({ type, ...about, ...tail })) as ChangeEvent;
}

/** One workspace of a server that keeps everything in memory: the oracle that replicas are compared with. */
export class BackendWorkspace {
  readonly id: string;
  readonly batches: BatchFrame[] = [];
  /** The earliest seq that can still be replayed from (S5). */
  floor = 0;
  #state: MemoryState;
  readonly #recorded = new Map<string, Recorded>();

  constructor(id: string) {
    this.id = id;
    const { workspace, member } = foundWorkspace({ id, name: 'Team', kind: 'shared', owner: ana, now: fixtureTime });
    this.#state = new MemoryState(id, { workspace, members: [member] });
  }

  get head(): number {
    return this.#state.head;
  }

  /** Op_ids in the order of the log. */
  get logged(): readonly string[] {
    return this.batches.map((batch) => batch.op_id);
  }

  outcome(op_id: string): Outcome | undefined {
    return this.#recorded.get(op_id)?.outcome;
  }

  /** S3: the same op_id is answered the same way, and applied once. */
  execute(asked: Asked, actor: Actor, now: string, newId: () => string): Outcome {
    const earlier = this.#recorded.get(asked.op_id);
    if (earlier !== undefined) {
      if (JSON.stringify(earlier.input) === JSON.stringify(asked.input)) return earlier.outcome;
      const reused = new LockstepError('OPERATION_ID_REUSED', 'This op_id was used for another operation.');
      return { kind: 'refused', problem: toProblem(reused) };
    }
    const outcome = this.#apply(asked, actor, now, newId);
    const recorded = outcome.kind === 'done' || errorCatalogue[outcome.problem.code].recorded;
    if (recorded) this.#recorded.set(asked.op_id, { ...asked, outcome });
    return outcome;
  }

  snapshot(epoch: string): Snapshot {
    const snapshot: Snapshot = {
      epoch,
      seq: this.head,
      tasks: this.#state.tasks().map((record) => record.entity),
      projects: this.#state.allProjects().map((record) => record.entity),
      workspaces: [this.#entity(this.#state.workspace())],
      members: this.#state.allMembers().map((record) => record.entity),
    };
    return JSON.parse(JSON.stringify(snapshot)) as Snapshot;
  }

  /** The records as they would be if these were done, too (C1). */
  preview(items: readonly (Asked & { readonly created_at: string })[], actor: Actor): Snapshot {
    const copy = new BackendWorkspace(this.id);
    copy.#state = this.#state.replayed();
    for (const item of items) {
      copy.execute(item, actor, item.created_at, () => {
        throw new Error('Whoever creates a record names it.');
      });
    }
    return copy.snapshot('');
  }

  /** The batches after a seq, each whole (D3). */
  after(seq: number): readonly BatchFrame[] {
    return this.batches.filter((batch) => batch.from > seq);
  }

  /** Takes the workspace back to what a backup had at the end of an earlier operation (S4). */
  restore(seq: number): void {
    const at = this.batches.findLast((batch) => batch.to <= seq)?.to ?? 0;
    this.#state = this.#state.replayed(at);
    this.batches.splice(this.batches.findLastIndex((batch) => batch.to <= at) + 1);
    this.floor = 0;
    const kept = new Set(this.logged);
    for (const [op_id, { outcome }] of this.#recorded) {
      if (outcome.kind === 'refused' || !kept.has(op_id)) this.#recorded.delete(op_id);
    }
  }

  #apply(asked: Asked, actor: Actor, now: string, newId: () => string): Outcome {
    try {
      const name = asked.operation as WriteName;
      const parsed = parseOperationInput(name, asked.input);
      const applied = applyOperation(this.#state, name, parsed, { actor, now, time_zone: 'UTC', newId });
      const from = this.head + 1;
      const stamped = this.#state.commit(applied.changes, { op_id: asked.op_id, actor, timestamp: now });
      const events = stamped.map(({ change, record }) => {
        const stamp = { timestamp: now, workspace_id: this.id, seq: record.entity.seq, op_id: asked.op_id, actor };
        return eventOf(change, record.entity, stamp);
      });
      if (events.length > 0) {
        const { op_id } = asked;
        const to = this.head;
        this.batches.push({ type: 'batch', workspace_id: this.id, from, to, op_id, actor, timestamp: now, events });
      }
      const result = applied.answer({
        task: (id) => this.#entity(this.#state.task(id)),
        project: (id) => this.#entity(this.#state.project(id)),
        workspace: () => this.#entity(this.#state.workspace()),
        member: (id) => this.#entity(this.#state.member(id)),
      });
      return { kind: 'done', seq: this.head, result: JSON.parse(JSON.stringify(result)) as Record<string, unknown> };
    } catch (error) {
      if (!(error instanceof LockstepError)) throw error;
      return { kind: 'refused', problem: toProblem(error) };
    }
  }

  #entity<Entity>(record: { readonly entity: Entity } | undefined): Entity {
    if (record === undefined) throw new Error('The operation answers with a record that is not there.');
    return record.entity;
  }
}
