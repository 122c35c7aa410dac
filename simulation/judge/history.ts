import type { ChangeEvent, Member, Project, Task } from '@lockstep/protocol';

/** A change as the log has it. */
export interface LoggedWrite {
  readonly seq: number;
  readonly op_last_seq: number;
  readonly op_id: string;
  readonly user_id: string;
  readonly id: string;
  readonly event: ChangeEvent;
  /** The record afterwards; undefined where it went to the trash. */
  readonly record: Task | Project | Member | undefined;
}

/** A change as it is read from the database. */
export interface LogRow {
  readonly seq: number;
  readonly op_last_seq: number;
  readonly op_id: string;
  readonly user_id: string;
  readonly entity_id: string;
  readonly event: string;
}

function recordOf(event: ChangeEvent): Task | Project | Member | undefined {
  if ('task' in event) return event.task;
  if ('member' in event) return event.member;
  return 'project' in event ? event.project : undefined;
}

/** One workspace's log within one epoch, and what it says of the state after each of its changes. */
export class History {
  readonly epoch: string;
  readonly workspace_id: string;
  readonly writes: LoggedWrite[] = [];
  readonly #byRecord = new Map<string, LoggedWrite[]>();

  constructor(epoch: string, workspace_id: string) {
    this.epoch = epoch;
    this.workspace_id = workspace_id;
  }

  get head(): number {
    return this.writes.length;
  }

  append(row: LogRow): void {
    const event = JSON.parse(row.event) as ChangeEvent;
    const { seq, op_last_seq, op_id, user_id, entity_id: id } = row;
    this.#add({ seq, op_last_seq, op_id, user_id, id, event, record: recordOf(event) });
  }

  /** The same log up to a seq, as a restored backup continues it. */
  branch(epoch: string, seq: number): History {
    const branch = new History(epoch, this.workspace_id);
    for (const write of this.writes.slice(0, seq)) branch.#add(write);
    return branch;
  }

  at(seq: number): LoggedWrite | undefined {
    return this.writes[seq - 1];
  }

  /** Every record that existed after `seq`, with its last change. */
  *stateAt(seq: number): Generator<LoggedWrite> {
    for (const id of this.#byRecord.keys()) {
      const write = this.lastWrite(id, seq);
      if (write !== undefined) yield write;
    }
  }

  lastWrite(id: string, seq: number): LoggedWrite | undefined {
    return this.#byRecord.get(id)?.findLast((write) => write.seq <= seq);
  }

  /** The last change before `seq` that wrote this field; its creation, where none did since. */
  writerOf(id: string, field: string, seq: number): LoggedWrite | undefined {
    const writes = this.#byRecord.get(id) ?? [];
    // A restored record is `created` again and has its fields from before.
    const writer = writes.findLast(
      ({ seq: at, event }) => at < seq && 'changed' in event && event.changed.includes(field),
    );
    return writer ?? writes[0];
  }

  /** Whether `from`..`to` are the changes of exactly one operation. */
  isOperation(from: number, to: number): boolean {
    const first = this.at(from);
    return first?.op_last_seq === to && this.at(from - 1)?.op_last_seq !== to && this.at(to) !== undefined;
  }

  #add(write: LoggedWrite): void {
    this.writes.push(write);
    const known = this.#byRecord.get(write.id);
    if (known === undefined) this.#byRecord.set(write.id, [write]);
    else known.push(write);
  }
}
