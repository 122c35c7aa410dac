import type { Role } from '@lockstep/protocol';
import type { StoredProject, StoredTask, View } from '@lockstep/core';
import { foldText } from '@lockstep/core';
import type { NewLogEntry, RecordedOperation, WriteTransaction } from '../store.ts';
import { SqliteView } from './sqlite-view.ts';
import type { ViewStatements } from './view-statements.ts';
import type { WriteStatements } from './write-statements.ts';

/** The write side within a group's transaction; stateless, so one serves them all. */
export class SqliteTransaction implements WriteTransaction {
  readonly #write: WriteStatements;
  readonly #read: ViewStatements;

  constructor(write: WriteStatements, read: ViewStatements) {
    this.#write = write;
    this.#read = read;
  }

  operation(user_id: string, op_id: string): RecordedOperation | undefined {
    return this.#write.operation.get(user_id, op_id);
  }

  role(workspace_id: string, user_id: string): Role | undefined {
    return this.#write.role.get(workspace_id, user_id)?.role;
  }

  view(workspace_id: string): View {
    return new SqliteView(workspace_id, this.#read);
  }

  head(workspace_id: string): number {
    return this.#write.head.get(workspace_id)?.head ?? 0;
  }

  takeSeq(workspace_id: string, count: number): number {
    const row = this.#write.takeSeq.get(count, workspace_id);
    if (row === undefined) throw new Error(`There is no workspace ${workspace_id}.`);
    return row.head;
  }

  saveTask(record: StoredTask, body: string): void {
    const { entity } = record;
    this.#write.saveTask.run(
      entity.workspace_id,
      entity.id,
      body,
      foldText(`${entity.title}\n${entity.notes}`),
      record.created_seq,
      JSON.stringify(record.field_seq),
      record.trashed_with,
    );
  }

  saveProject(record: StoredProject, body: string): void {
    const { entity } = record;
    this.#write.saveProject.run(
      entity.workspace_id,
      entity.id,
      body,
      record.created_seq,
      JSON.stringify(record.field_seq),
      record.trashed_with,
    );
  }

  append(workspace_id: string, entry: NewLogEntry): void {
    this.#write.append.run(
      workspace_id,
      entry.seq,
      entry.op_last_seq,
      entry.op_id,
      entry.user_id,
      entry.run_id,
      entry.entity,
      entry.entity_id,
      entry.type,
      entry.event,
      JSON.stringify(entry.inverse),
    );
  }

  record(operation: RecordedOperation): void {
    this.#write.record.run(
      operation.user_id,
      operation.op_id,
      operation.workspace_id,
      operation.operation,
      operation.input_hash,
      operation.run_id,
      operation.first_seq,
      operation.last_seq,
      operation.outcome,
      operation.answer,
      operation.created_at,
    );
  }

  events(workspace_id: string, first: number, last: number): readonly string[] {
    return this.#write.events.all(workspace_id, first, last).map((row) => row.event);
  }
}
