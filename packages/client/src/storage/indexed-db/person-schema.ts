import type { DatabaseConnection } from '../../platform/indexed-db.ts';

/** Raised with each change of the stores below; a page that knows a lower one leaves the database alone (C8). */
export const personVersion = 1;

/**
 * One person's database.
 *
 * - `outbox`, `shelf`, `answers`: items and answers in the order in which they came, found by `op_id`.
 * - `workspaces`: how far each workspace is kept, by its id.
 * - `records`: its records in rows of many, by `[workspace_id, kind, end of their ids]`.
 * - `facts`: `profile` and `synced_at`.
 */
export function upgradePerson(connection: DatabaseConnection, from: number): void {
  if (from >= 1) return;
  for (const name of ['outbox', 'shelf', 'answers']) {
    connection.createObjectStore(name, { autoIncrement: true }).createIndex('op_id', 'op_id', { unique: true });
  }
  for (const name of ['workspaces', 'records', 'facts']) connection.createObjectStore(name);
}
