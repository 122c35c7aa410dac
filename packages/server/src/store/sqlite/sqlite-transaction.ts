import type { Role, WorkspaceRecord } from '@lockstep/protocol';
import type { FieldSeq, StoredMember, StoredProject, StoredTask, StoredWorkspace, View } from '@lockstep/core';
import { foldText, foundWorkspace } from '@lockstep/core';
import type { NewLogEntry, NewWorkspace, RecordedOperation, WriteTransaction } from '../store.ts';
import type { GroupWriter } from './group-commit.ts';
import { SqliteView } from './sqlite-view.ts';
import type { ViewStatements } from './view-statements.ts';
import type { WriteStatements } from './write-statements.ts';

/** The write side within a group's transaction; one serves them all. */
export class SqliteTransaction implements WriteTransaction, GroupWriter {
  readonly #write: WriteStatements;
  readonly #read: ViewStatements;
  #writes = 0;

  constructor(write: WriteStatements, read: ViewStatements) {
    this.#write = write;
    this.#read = read;
  }

  get writes(): number {
    return this.#writes;
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

  addWorkspace({ id, name, kind, owner_id, created_at }: NewWorkspace): void {
    const person = this.view(id).person({ id: owner_id }) ?? { id: owner_id, name: 'Owner' };
    const owner = { kind: 'user', user_id: owner_id, name: person.name } as const;
    const { workspace, member } = foundWorkspace({ id, name, kind, owner, now: created_at });
    this.openLog(workspace);
    const begun = { created_seq: 0, field_seq: {}, trashed_with: null };
    this.saveMember({ entity: member, ...begun }, JSON.stringify(member));
  }

  openLog(workspace: WorkspaceRecord): void {
    const { id, name, kind, created_at } = workspace;
    this.#writes += 1;
    this.#write.addWorkspace.run(id, name, kind, created_at, JSON.stringify(workspace));
  }

  saveWorkspace({ entity, created_seq, field_seq }: StoredWorkspace, body: string): void {
    this.#writes += 1;
    this.#write.updateWorkspace.run(entity.name, body, created_seq, fieldSeqText(field_seq), entity.id);
  }

  saveMember({ entity, created_seq, field_seq }: StoredMember, body: string): void {
    const { workspace_id, id, role, created_at, deleted_at } = entity;
    this.#writes += 1;
    const values = [role, created_at, body, created_seq, fieldSeqText(field_seq), deleted_at];
    this.#write.saveMember.run(workspace_id, id, ...values);
  }

  takeSeq(workspace_id: string, count: number): number {
    this.#writes += 1;
    const row = this.#write.takeSeq.get(count, workspace_id);
    if (row === undefined) throw new Error(`There is no workspace ${workspace_id}.`);
    return row.head;
  }

  saveTask(record: StoredTask, body: string): void {
    const { entity } = record;
    this.#writes += 1;
    const values = [
      body,
      foldText(`${entity.title}\n${entity.notes}`),
      fieldSeqText(record.field_seq),
      record.trashed_with,
      entity.title,
      entity.project_id,
      entity.parent_id,
      entity.position,
      entity.completed ? 1 : 0,
      entity.deleted_at,
    ];
    if (record.created_seq === entity.seq) {
      this.#write.insertTask.run(...values, record.created_seq, entity.id, entity.workspace_id);
    } else this.#write.updateTask.run(...values, entity.id, entity.workspace_id);
  }

  saveProject(record: StoredProject, body: string): void {
    const { entity } = record;
    this.#writes += 1;
    const values = [
      body,
      fieldSeqText(record.field_seq),
      record.trashed_with,
      entity.name,
      entity.position,
      entity.archived ? 1 : 0,
      entity.deleted_at,
    ];
    if (record.created_seq === entity.seq) {
      this.#write.insertProject.run(...values, record.created_seq, entity.id, entity.workspace_id);
    } else this.#write.updateProject.run(...values, entity.id, entity.workspace_id);
  }

  purgeTask(workspace_id: string, id: string): void {
    this.#writes += 1;
    this.#write.removeTask.run(id, workspace_id);
    this.#write.notePurged.run(id, workspace_id);
  }

  append(workspace_id: string, entry: NewLogEntry): void {
    this.#writes += 1;
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
    this.#writes += 1;
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

/** A new record's fields have no writes of their own yet. */
function fieldSeqText(field_seq: FieldSeq): string {
  for (const _field in field_seq) return JSON.stringify(field_seq);
  return '{}';
}
