import type { Member, Project, Task, WorkspaceRecord } from '@lockstep/protocol';
import type { FieldSeq, StoredMember, StoredProject, StoredTask, StoredWorkspace } from '@lockstep/core';

/** The columns a rule needs of a record. */
export interface RecordRow {
  readonly body: string;
  readonly created_seq: number;
  readonly field_seq: string;
  readonly trashed_with: string | null;
}

/** Reads a JSON column: written by this store alone, from what was validated at the door. */
export function parseTask(body: string): Task {
  return JSON.parse(body) as Task;
}

function parseFieldSeq(text: string): FieldSeq {
  return text === '{}' ? {} : (JSON.parse(text) as FieldSeq);
}

function recordOf<Entity>(row: RecordRow, entity: Entity) {
  const { created_seq, trashed_with } = row;
  return { entity, created_seq, field_seq: parseFieldSeq(row.field_seq), trashed_with };
}

/** A task's row as rules see it. */
export function storedTask(row: RecordRow): StoredTask {
  return recordOf(row, parseTask(row.body));
}

/** A project's row as rules see it. */
export function storedProject(row: RecordRow): StoredProject {
  return recordOf(row, JSON.parse(row.body) as Project);
}

/** The row of a record that no other takes to the trash with it. */
export type LoneRow = Omit<RecordRow, 'trashed_with'>;

/** A workspace's row as rules see it. */
export function storedWorkspace(row: LoneRow): StoredWorkspace {
  return recordOf({ ...row, trashed_with: null }, JSON.parse(row.body) as WorkspaceRecord);
}

/** A member's row as rules see it. */
export function storedMember(row: LoneRow): StoredMember {
  return recordOf({ ...row, trashed_with: null }, JSON.parse(row.body) as Member);
}
