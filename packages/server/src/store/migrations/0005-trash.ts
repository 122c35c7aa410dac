import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  `CREATE TABLE purged_task (
     workspace_id TEXT NOT NULL,
     id TEXT NOT NULL,
     PRIMARY KEY (id, workspace_id)
   ) WITHOUT ROWID`,
];

/** Which ids were used by tasks that are gone for good (X7). */
export const trash: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
