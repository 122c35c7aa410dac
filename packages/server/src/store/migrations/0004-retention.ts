import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

// Recorded answers of operations that changed nothing are found by no change of the log, so they have an index of their
// own. They are few, and it costs nothing where an operation did change something.
const statements = [
  `CREATE INDEX operation_without_change ON operation (workspace_id, last_seq) WHERE first_seq IS NULL`,
  `CREATE TABLE cut_run (
     workspace_id TEXT NOT NULL,
     run_id TEXT NOT NULL,
     PRIMARY KEY (workspace_id, run_id)
   ) WITHOUT ROWID`,
  `CREATE INDEX session_by_expiry ON session (expires_at)`,
  `CREATE INDEX verification_by_expiry ON verification (expires_at)`,
];

/** What discarding the old needs (S5), and the expired credentials'. */
export const retention: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
