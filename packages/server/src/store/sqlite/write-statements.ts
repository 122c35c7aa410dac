import type SQLite from 'better-sqlite3';
import { sql } from 'kysely';
import type { Role } from '@lockstep/protocol';
import type { RecordedOperation } from '../store.ts';
import { keep, queries, slot } from './kept-statement.ts';

/** The statements of the write path, prepared once. Arguments come in the order of the columns named here. */
export function prepareWriteStatements(database: SQLite.Database) {
  return {
    operation: keep<RecordedOperation>(
      database,
      queries
        .selectFrom('operation')
        .select([
          'user_id',
          'op_id',
          'workspace_id',
          'operation',
          'input_hash',
          'run_id',
          'first_seq',
          'last_seq',
          'outcome',
          'answer',
          'created_at',
        ])
        .where('user_id', '=', slot)
        .where('op_id', '=', slot),
    ),
    role: keep<{ role: Role }>(
      database,
      queries.selectFrom('member').select('role').where('workspace_id', '=', slot).where('user_id', '=', slot),
    ),
    head: keep<{ head: number }>(database, queries.selectFrom('workspace').select('head').where('id', '=', slot)),
    takeSeq: keep<{ head: number }>(
      database,
      queries
        .updateTable('workspace')
        .set({ head: sql<number>`head + ${slot}` })
        .where('id', '=', slot)
        .returning('head'),
    ),
    saveTask: keep(
      database,
      queries
        .insertInto('task')
        .values({
          workspace_id: slot,
          id: slot,
          body: slot,
          folded: slot,
          created_seq: slot,
          field_seq: slot,
          trashed_with: slot,
        })
        .onConflict((conflict) =>
          conflict.columns(['workspace_id', 'id']).doUpdateSet((excluded) => ({
            body: excluded.ref('excluded.body'),
            folded: excluded.ref('excluded.folded'),
            field_seq: excluded.ref('excluded.field_seq'),
            trashed_with: excluded.ref('excluded.trashed_with'),
          })),
        ),
    ),
    saveProject: keep(
      database,
      queries
        .insertInto('project')
        .values({
          workspace_id: slot,
          id: slot,
          body: slot,
          created_seq: slot,
          field_seq: slot,
          trashed_with: slot,
        })
        .onConflict((conflict) =>
          conflict.columns(['workspace_id', 'id']).doUpdateSet((excluded) => ({
            body: excluded.ref('excluded.body'),
            field_seq: excluded.ref('excluded.field_seq'),
            trashed_with: excluded.ref('excluded.trashed_with'),
          })),
        ),
    ),
    append: keep(
      database,
      queries.insertInto('change').values({
        workspace_id: slot,
        seq: slot,
        op_last_seq: slot,
        op_id: slot,
        user_id: slot,
        run_id: slot,
        entity: slot,
        entity_id: slot,
        type: slot,
        event: slot,
        inverse: slot,
      }),
    ),
    record: keep(
      database,
      queries.insertInto('operation').values({
        user_id: slot,
        op_id: slot,
        workspace_id: slot,
        operation: slot,
        input_hash: slot,
        run_id: slot,
        first_seq: slot,
        last_seq: slot,
        outcome: slot,
        answer: slot,
        created_at: slot,
      }),
    ),
  };
}

export type WriteStatements = ReturnType<typeof prepareWriteStatements>;
