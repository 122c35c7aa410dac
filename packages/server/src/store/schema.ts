import type { RecordKind } from '@lockstep/core';
import type { Generated } from 'kysely';

/** A record's row: its JSON body is the record; the rest is what rules need beside it and ask for. */
interface RecordTable {
  workspace_id: string;
  id: string;
  /** The record exactly as on the wire (ADR 0005). */
  body: string;
  created_seq: number;
  /** JSON `{field: seq}` (X1). */
  field_seq: string;
  trashed_with: string | null;
  deleted_at: string | null;
  position: string;
}

export interface TaskTable extends RecordTable {
  /** Title and notes, case and diacritics folded, for search. */
  folded: string;
  title: string;
  project_id: string | null;
  parent_id: string | null;
  completed: number;
}

export interface ProjectTable extends RecordTable {
  name: string;
  archived: number;
}

export interface WorkspaceTable {
  id: string;
  name: string;
  kind: 'personal' | 'shared';
  /** The seq of the last change (S1). */
  head: Generated<number>;
  /** The log holds what came after this seq (S5). */
  floor: Generated<number>;
  created_at: string;
  /** The record exactly as on the wire. */
  body: string;
  created_seq: Generated<number>;
  field_seq: Generated<string>;
}

export interface MemberTable {
  workspace_id: string;
  user_id: string;
  role: 'owner' | 'editor' | 'viewer';
  created_at: string;
  /** The record exactly as on the wire. */
  body: string;
  created_seq: Generated<number>;
  field_seq: Generated<string>;
  /** When the membership ended: whoever has none here has rights. */
  deleted_at: Generated<string | null>;
}

export interface ChangeTable {
  workspace_id: string;
  seq: number;
  /** Of the operation's last change: a reader never has to split an operation (D3). */
  op_last_seq: number;
  op_id: string;
  user_id: string;
  run_id: string | null;
  entity: RecordKind;
  entity_id: string;
  type: 'created' | 'updated' | 'deleted' | 'purged';
  /** The message of plain mode, byte for byte as it was sent (D5). */
  event: string;
  /** JSON, see core's Inverse. */
  inverse: string;
}

export interface OperationTable {
  user_id: string;
  op_id: string;
  workspace_id: string;
  operation: string;
  input_hash: string;
  run_id: string | null;
  /** Of its first change; null where nothing changed. */
  first_seq: number | null;
  /** Of its last change; the head where nothing changed. */
  last_seq: number;
  outcome: 'done' | 'refused';
  /** JSON: the result, or the problem of a permanent refusal (S3). */
  answer: string;
  created_at: string;
}

/** A run that retention has passed a part of: it can no longer be taken back as a whole (X5). */
export interface CutRunTable {
  workspace_id: string;
  run_id: string;
}

/** The id of a task of which nothing is left (X7). */
export interface PurgedTaskTable {
  workspace_id: string;
  id: string;
}

/** What the log needs of a person; the account's other columns belong to `auth`. */
export interface UserTable {
  id: string;
  name: string;
  /** In lower case. */
  email: string;
}

export interface MetaTable {
  key: string;
  value: string;
}

/** The tables of the log and its records, the same on every engine. Accounts have theirs in `auth`. */
export interface LockstepSchema {
  meta: MetaTable;
  workspace: WorkspaceTable;
  member: MemberTable;
  user: UserTable;
  task: TaskTable;
  project: ProjectTable;
  change: ChangeTable;
  operation: OperationTable;
  cut_run: CutRunTable;
  purged_task: PurgedTaskTable;
}
