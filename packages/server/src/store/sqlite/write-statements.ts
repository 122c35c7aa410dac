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

const projectValues = ['body', 'field_seq', 'trashed_with', 'name', 'position', 'archived', 'deleted_at'] as const;
/** What every write of a task writes: the record, and of its fields those that rules ask for (ADR 0005, 0013). */
const taskValues = [
  'body',
  'folded',
  'field_seq',
  'trashed_with',
  'title',
  'project_id',
  'parent_id',
  'position',
  'completed',
  'deleted_at',
] as const;

const operation = queries
  .selectFrom('operation')
  .select(operationColumns)
  .where('user_id', '=', slot)
  .where('op_id', '=', slot);

const role = queries
  .selectFrom('member')
  .select('role')
  .where('workspace_id', '=', slot)
  .where('user_id', '=', slot)
  .where('deleted_at', 'is', null);

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

const insertTask = queries
  .insertInto('task')
  .values(slotsFor([...taskValues, 'created_seq', 'id', 'workspace_id'] as const));

const updateTask = queries
  .updateTable('task')
  .set(slotsFor(taskValues))
  .where('id', '=', slot)
  .where('workspace_id', '=', slot);

const insertProject = queries
  .insertInto('project')
  .values(slotsFor([...projectValues, 'created_seq', 'id', 'workspace_id'] as const));

const updateProject = queries
  .updateTable('project')
  .set(slotsFor(projectValues))
  .where('id', '=', slot)
  .where('workspace_id', '=', slot);

/** The statements of workspaces and members, of which few are ever written. */
function prepareMemberStatements(database: SQLite.Database) {
  const workspaceColumns = ['id', 'name', 'kind', 'created_at', 'body'] as const;
  const memberColumns = [
    'workspace_id',
    'user_id',
    'role',
    'created_at',
    'body',
    'created_seq',
    'field_seq',
    'deleted_at',
  ] as const;
  const memberValues = ['role', 'created_at', 'body', 'created_seq', 'field_seq', 'deleted_at'] as const;
  return {
    addWorkspace: keep(database, queries.insertInto('workspace').values(slotsFor(workspaceColumns))),
    updateWorkspace: keep(
      database,
      queries
        .updateTable('workspace')
        .set(slotsFor(['name', 'body', 'created_seq', 'field_seq'] as const))
        .where('id', '=', slot),
    ),
    saveMember: keep(
      database,
      queries
        .insertInto('member')
        .values(slotsFor(memberColumns))
        .onConflict((conflict) =>
          conflict
            .columns(['workspace_id', 'user_id'])
            .doUpdateSet((update) =>
              Object.fromEntries(memberValues.map((column) => [column, update.ref(`excluded.${column}`)])),
            ),
        ),
    ),
  };
}

/** The statements of the write path, prepared once; arguments come in the order of the columns named above. */
export function prepareWriteStatements(database: SQLite.Database) {
  const head = queries.selectFrom('workspace').select('head').where('id', '=', slot);
  return {
    operation: keep<RecordedOperation>(database, operation),
    role: keep<{ role: Role }>(database, role),
    head: keep<{ head: number }>(database, head),
    takeSeq: keep<{ head: number }>(database, takeSeq),
    events: keep<{ event: string }>(database, events),
    insertTask: keep(database, insertTask),
    updateTask: keep(database, updateTask),
    insertProject: keep(database, insertProject),
    updateProject: keep(database, updateProject),
    ...prepareMemberStatements(database),
    removeTask: keep(database, queries.deleteFrom('task').where('id', '=', slot).where('workspace_id', '=', slot)),
    notePurged: keep(
      database,
      queries
        .insertInto('purged_task')
        .values(slotsFor(['id', 'workspace_id'] as const))
        .onConflict((conflict) => conflict.doNothing()),
    ),
    append: keep(database, queries.insertInto('change').values(slotsFor(changeColumns))),
    record: keep(database, queries.insertInto('operation').values(slotsFor(operationColumns))),
  };
}

export type WriteStatements = ReturnType<typeof prepareWriteStatements>;
