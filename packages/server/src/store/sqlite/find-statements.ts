import type SQLite from 'better-sqlite3';
import { sql } from 'kysely';
import { keep, queries, slot } from './kept-statement.ts';

/** So many rows, or changes, are taken at a time: about 2 ms. */
export const rowsASlice = 250;

/** So many can be looked up in an index in that time. */
export const rowidsASlice = 5000;

/** What of a task is searched; the text is folded. */
export interface SearchedRow {
  readonly body: string;
  readonly folded: string;
}

/** What searching reads, prepared once for a connection. */
export function prepareFindStatements(database: SQLite.Database) {
  const tasks = queries.selectFrom('task').select(['body', 'folded']);
  const rows = tasks.where('workspace_id', '=', slot);
  const rowid = sql<number>`rowid`;
  const changed = queries
    .selectFrom('change')
    .select(['seq', 'entity_id'])
    .where('workspace_id', '=', slot)
    .where('seq', '>', slot)
    .where('entity', '=', sql.lit('task'))
    .orderBy('seq')
    .limit(sql.lit(rowsASlice));
  return {
    extent: keep<{ head: number; floor: number }>(
      database,
      queries.selectFrom('workspace').select(['head', 'floor']).where('id', '=', slot),
    ),
    all: keep<SearchedRow>(database, rows),
    rowids: keep<{ rowid: number }>(database, rows.clearSelect().select(rowid.as('rowid'))),
    row: keep<SearchedRow>(database, tasks.where(rowid, '=', slot)),
    task: keep<SearchedRow>(database, rows.where('id', '=', slot)),
    body: keep<{ body: string }>(database, rows.clearSelect().select('body').where('id', '=', slot)),
    changed: keep<{ seq: number; entity_id: string }>(database, changed),
  };
}

export type FindStatements = ReturnType<typeof prepareFindStatements>;
