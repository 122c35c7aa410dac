import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

// Statements here are plain SQL: a migration, once released, never changes, whatever becomes of the code around it.
// Tables with large rows keep their rowid: everybody's rows are then appended to the same pages, where clustering by
// workspace would dirty (and split) a page for each of them. For the same reason tasks and operations are found by their id
// first: new ones, made in time order, are neighbours whoever made them.
const statements = [
  `CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID`,
  `CREATE TABLE workspace (
     id TEXT PRIMARY KEY,
     name TEXT NOT NULL,
     kind TEXT NOT NULL CHECK (kind IN ('personal', 'shared')),
     head INTEGER NOT NULL DEFAULT 0,
     floor INTEGER NOT NULL DEFAULT 0,
     created_at TEXT NOT NULL
   ) WITHOUT ROWID`,
  `CREATE TABLE member (
     workspace_id TEXT NOT NULL REFERENCES workspace (id),
     user_id TEXT NOT NULL,
     role TEXT NOT NULL CHECK (role IN ('owner', 'editor', 'viewer')),
     created_at TEXT NOT NULL,
     PRIMARY KEY (workspace_id, user_id)
   ) WITHOUT ROWID`,
  `CREATE INDEX member_by_user ON member (user_id, workspace_id)`,
  `CREATE TABLE task (
     workspace_id TEXT NOT NULL,
     id TEXT NOT NULL,
     completed INTEGER NOT NULL,
     project_id TEXT,
     parent_id TEXT,
     position TEXT NOT NULL,
     deleted_at TEXT,
     created_seq INTEGER NOT NULL,
     field_seq TEXT NOT NULL,
     trashed_with TEXT,
     title TEXT NOT NULL,
     folded TEXT NOT NULL,
     body TEXT NOT NULL,
     PRIMARY KEY (id, workspace_id)
   )`,
  `CREATE INDEX task_by_place ON task (workspace_id, deleted_at, parent_id, project_id, position, id)`,
  `CREATE INDEX task_by_project ON task (workspace_id, project_id) WHERE project_id IS NOT NULL`,
  `CREATE INDEX task_by_parent ON task (workspace_id, parent_id, position, id) WHERE parent_id IS NOT NULL`,
  `CREATE INDEX task_trashed_with ON task (workspace_id, trashed_with) WHERE trashed_with IS NOT NULL`,
  `CREATE TABLE project (
     workspace_id TEXT NOT NULL,
     id TEXT NOT NULL,
     name TEXT NOT NULL,
     position TEXT NOT NULL,
     archived INTEGER NOT NULL,
     deleted_at TEXT,
     created_seq INTEGER NOT NULL,
     field_seq TEXT NOT NULL,
     trashed_with TEXT,
     body TEXT NOT NULL,
     PRIMARY KEY (workspace_id, id)
   )`,
  `CREATE TABLE change (
     workspace_id TEXT NOT NULL,
     seq INTEGER NOT NULL,
     op_last_seq INTEGER NOT NULL,
     op_id TEXT NOT NULL,
     user_id TEXT NOT NULL,
     run_id TEXT,
     entity TEXT NOT NULL,
     entity_id TEXT NOT NULL,
     type TEXT NOT NULL,
     event TEXT NOT NULL,
     inverse TEXT NOT NULL,
     PRIMARY KEY (workspace_id, seq)
   )`,
  `CREATE INDEX change_by_run ON change (workspace_id, run_id, seq) WHERE run_id IS NOT NULL`,
  `CREATE TABLE operation (
     user_id TEXT NOT NULL,
     op_id TEXT NOT NULL,
     workspace_id TEXT NOT NULL,
     operation TEXT NOT NULL,
     input_hash TEXT NOT NULL,
     run_id TEXT,
     first_seq INTEGER,
     last_seq INTEGER NOT NULL,
     outcome TEXT NOT NULL CHECK (outcome IN ('done', 'refused')),
     answer TEXT NOT NULL,
     created_at TEXT NOT NULL,
     PRIMARY KEY (op_id, user_id)
   )`,
];

/** The log, its records and the operations' dedupe records (S1–S3). */
export const log: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
