import type SQLite from 'better-sqlite3';
import { sql } from 'kysely';
import type { Role } from '@lockstep/protocol';
import type { LogEntry } from '../store.ts';
import { keep, queries, slot } from './kept-statement.ts';

/** The statements of the reads that need no building, prepared once. */
export function prepareReadStatements(database: SQLite.Database) {
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
        .where('member.deleted_at', 'is', null)
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
    changesAfter: keep<LogEntry>(database, log),
    changesOfRecordsAfter: keep<LogEntry>(
      database,
      log.where('entity_id', 'in', sql<string>`(SELECT value FROM json_each(${slot}))`),
    ),
  };
}

export type ReadStatements = ReturnType<typeof prepareReadStatements>;
