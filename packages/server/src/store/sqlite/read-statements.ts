import type SQLite from 'better-sqlite3';
import { sql } from 'kysely';
import type { Role } from '@lockstep/protocol';
import type { LogEntry } from '../store.ts';
import { keep, queries, slot } from './kept-statement.ts';

/** The statements of the reads that need no building, prepared once. */
export function prepareReadStatements(database: SQLite.Database) {
  const openTasks = queries
    .selectFrom('task')
    .where('workspace_id', '=', slot)
    .where('completed', '=', sql<number>`0`)
    .where('deleted_at', 'is', null);
  const log = queries
    .selectFrom('change')
    .select(['seq', 'op_last_seq', 'op_id', 'event'])
    .where('workspace_id', '=', slot)
    .where('seq', '>', slot)
    .orderBy('seq');
  return {
    workspacesOf: keep<{ id: string; name: string; kind: 'personal' | 'shared'; role: Role; head: number }>(
      database,
      queries
        .selectFrom('member')
        .innerJoin('workspace', 'workspace.id', 'member.workspace_id')
        .select(['workspace.id', 'workspace.name', 'workspace.kind', 'member.role', 'workspace.head'])
        .where('member.user_id', '=', slot)
        .orderBy('workspace.kind')
        .orderBy('workspace.created_at'),
    ),
    heads: keep<{ id: string; head: number }>(
      database,
      queries
        .selectFrom('workspace')
        .select(['id', 'head'])
        .where('id', 'in', sql<string>`(SELECT value FROM json_each(${slot}))`),
    ),
    floor: keep<{ floor: number }>(database, queries.selectFrom('workspace').select('floor').where('id', '=', slot)),
    openByProject: keep<{ project_id: string | null; open: number }>(
      database,
      openTasks.select(['project_id', sql<number>`count(*)`.as('open')]).groupBy('project_id'),
    ),
    openByLabel: database.prepare<unknown[], { label: string; open: number }>(
      `SELECT value AS label, count(*) AS open FROM task, json_each(task.body, '$.labels')
       WHERE workspace_id = ? AND completed = 0 AND deleted_at IS NULL GROUP BY value ORDER BY open DESC, label`,
    ),
    changesAfter: keep<LogEntry>(database, log),
    changesOfRecordsAfter: keep<LogEntry>(
      database,
      log.where('entity_id', 'in', sql<string>`(SELECT value FROM json_each(${slot}))`),
    ),
  };
}

export type ReadStatements = ReturnType<typeof prepareReadStatements>;
