import type SQLite from 'better-sqlite3';
import { sql } from 'kysely';
import type { Role } from '@lockstep/protocol';
import type { RecordedOperation } from '../store.ts';
import { keep, queries, slot, slotsFor } from './kept-statement.ts';

const operationColumns = [
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
] as const;

const changeColumns = [
  'workspace_id',
  'seq',
  'op_last_seq',
  'op_id',
  'user_id',
  'run_id',
  'entity',
  'entity_id',
  'type',
  'event',
  'inverse',
] as const;

const projectColumns = ['workspace_id', 'id', 'body', 'created_seq', 'field_seq', 'trashed_with'] as const;
const taskColumns = ['workspace_id', 'id', 'body', 'folded', 'created_seq', 'field_seq', 'trashed_with'] as const;

const operation = queries
  .selectFrom('operation')
  .select(operationColumns)
  .where('user_id', '=', slot)
  .where('op_id', '=', slot);

const role = queries.selectFrom('member').select('role').where('workspace_id', '=', slot).where('user_id', '=', slot);

const events = queries
  .selectFrom('change')
  .select('event')
  .where('workspace_id', '=', slot)
  .where('seq', '>=', slot)
  .where('seq', '<=', slot)
  .orderBy('seq');

const takeSeq = queries
  .updateTable('workspace')
  .set({ head: sql<number>`head + ${slot}` })
  .where('id', '=', slot)
  .returning('head');

const saveTask = queries
  .insertInto('task')
  .values(slotsFor(taskColumns))
  .onConflict((conflict) =>
    conflict.columns(['workspace_id', 'id']).doUpdateSet((excluded) => ({
      body: excluded.ref('excluded.body'),
      folded: excluded.ref('excluded.folded'),
      field_seq: excluded.ref('excluded.field_seq'),
      trashed_with: excluded.ref('excluded.trashed_with'),
    })),
  );

const saveProject = queries
  .insertInto('project')
  .values(slotsFor(projectColumns))
  .onConflict((conflict) =>
    conflict.columns(['workspace_id', 'id']).doUpdateSet((excluded) => ({
      body: excluded.ref('excluded.body'),
      field_seq: excluded.ref('excluded.field_seq'),
      trashed_with: excluded.ref('excluded.trashed_with'),
    })),
  );

/** The statements of the write path, prepared once; arguments come in the order of the columns named above. */
export function prepareWriteStatements(database: SQLite.Database) {
  const head = queries.selectFrom('workspace').select('head').where('id', '=', slot);
  return {
    operation: keep<RecordedOperation>(database, operation),
    role: keep<{ role: Role }>(database, role),
    head: keep<{ head: number }>(database, head),
    takeSeq: keep<{ head: number }>(database, takeSeq),
    events: keep<{ event: string }>(database, events),
    saveTask: keep(database, saveTask),
    saveProject: keep(database, saveProject),
    append: keep(database, queries.insertInto('change').values(slotsFor(changeColumns))),
    record: keep(database, queries.insertInto('operation').values(slotsFor(operationColumns))),
  };
}

export type WriteStatements = ReturnType<typeof prepareWriteStatements>;
