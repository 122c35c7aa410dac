import type SQLite from 'better-sqlite3';
import type { LogExtent } from '../store.ts';

/** An entry at the old end of the log. */
export interface OldChange {
  readonly op_last_seq: number;
  readonly op_id: string;
  readonly user_id: string;
  readonly run_id: string | null;
  /** ISO 8601 UTC. */
  readonly timestamp: string;
}

/** The statements of upkeep; arguments in the order in which they stand. */
export function prepareUpkeepStatements(database: SQLite.Database) {
  const extent = 'SELECT id AS workspace_id, head, floor FROM workspace';
  return {
    extents: database.prepare<[string, number], LogExtent>(`${extent} WHERE id > ? ORDER BY id LIMIT ?`),
    extent: database.prepare<[string], LogExtent>(`${extent} WHERE id = ?`),
    oldest: database.prepare<[string, number, number], OldChange>(
      `SELECT op_last_seq, op_id, user_id, run_id, event ->> '$.timestamp' AS timestamp
       FROM change WHERE workspace_id = ? AND seq > ? ORDER BY seq LIMIT ?`,
    ),
    trashedBefore: database.prepare<[string, string, number], { id: string }>(
      'SELECT id FROM task WHERE workspace_id = ? AND deleted_at < ? ORDER BY deleted_at LIMIT ?',
    ),
    raiseFloor: database.prepare<[number, string]>('UPDATE workspace SET floor = ? WHERE id = ?'),
    discard: database.prepare<[string, number]>('DELETE FROM change WHERE workspace_id = ? AND seq <= ?'),
    forget: database.prepare<[string, string]>('DELETE FROM operation WHERE op_id = ? AND user_id = ?'),
    // One that was sent by who had seen just up to the floor may still be sent again: its answer stays.
    forgetUnchanging: database.prepare<[string, number, number]>(
      `DELETE FROM operation WHERE (op_id, user_id) IN (
         SELECT op_id, user_id FROM operation WHERE workspace_id = ? AND last_seq < ? AND first_seq IS NULL LIMIT ?)`,
    ),
    lastOfRun: database.prepare<[string, string], { seq: number }>(
      'SELECT seq FROM change WHERE workspace_id = ? AND run_id = ? LIMIT 1',
    ),
    cutRun: database.prepare<[string, string]>(
      'INSERT INTO cut_run (workspace_id, run_id) VALUES (?, ?) ON CONFLICT DO NOTHING',
    ),
    closeRun: database.prepare<[string, string]>('DELETE FROM cut_run WHERE workspace_id = ? AND run_id = ?'),
  };
}

export type UpkeepStatements = ReturnType<typeof prepareUpkeepStatements>;
