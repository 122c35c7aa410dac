import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  `ALTER TABLE workspace ADD COLUMN body TEXT NOT NULL DEFAULT ''`,
  `ALTER TABLE workspace ADD COLUMN created_seq INTEGER NOT NULL DEFAULT 0`,
  `ALTER TABLE workspace ADD COLUMN field_seq TEXT NOT NULL DEFAULT '{}'`,
  `ALTER TABLE member ADD COLUMN body TEXT NOT NULL DEFAULT ''`,
  `ALTER TABLE member ADD COLUMN created_seq INTEGER NOT NULL DEFAULT 0`,
  `ALTER TABLE member ADD COLUMN field_seq TEXT NOT NULL DEFAULT '{}'`,
  `ALTER TABLE member ADD COLUMN deleted_at TEXT`,
];

interface Membership {
  readonly workspace_id: string;
  readonly user_id: string;
  readonly role: string;
  readonly created_at: string;
  readonly name: string;
  readonly workspace_name: string;
  readonly kind: string;
  readonly workspace_created_at: string;
}

/** The records as the log would tell them, with the keys in the order of their schemas. */
function bodiesOf(row: Membership): { readonly member: string; readonly workspace: string } {
  const { workspace_id, user_id, role, created_at, name, kind } = row;
  const actor = { kind: 'user', user_id, name };
  const by = { created_by: actor, updated_by: actor };
  const whom = { id: user_id, workspace_id, user_id, name, role, seq: 0 };
  const workspace = { id: workspace_id, name: row.workspace_name, kind, seq: 0 };
  const begun = row.workspace_created_at;
  return {
    member: JSON.stringify({ ...whom, created_at, updated_at: created_at, ...by, deleted_at: null }),
    workspace: JSON.stringify({ ...workspace, created_at: begun, updated_at: begun, ...by }),
  };
}

/** Workspaces and members as records, so that the log and snapshots can tell of them. */
export const members: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
    const { rows } = await sql
      .raw<Membership>(
        `SELECT m.workspace_id, m.user_id, m.role, m.created_at, u.name, w.name AS workspace_name, w.kind,
           w.created_at AS workspace_created_at
         FROM member m JOIN workspace w ON w.id = m.workspace_id JOIN "user" u ON u.id = m.user_id`,
      )
      .execute(db);
    for (const row of rows) {
      const { member, workspace } = bodiesOf(row);
      const { workspace_id, user_id } = row;
      await sql`UPDATE member SET body = ${member} WHERE workspace_id = ${workspace_id} AND user_id = ${user_id}`.execute(
        db,
      );
      if (row.role !== 'owner') continue;
      await sql`UPDATE workspace SET body = ${workspace} WHERE id = ${workspace_id}`.execute(db);
    }
  },
};
