import type SQLite from 'better-sqlite3';
import { keep, queries, slot } from './kept-statement.ts';
import type { RecordRow } from './record-row.ts';

interface LoggedRow {
  readonly seq: number;
  readonly op_id: string;
  readonly entity: 'task' | 'project';
  readonly entity_id: string;
  readonly type: 'created' | 'updated' | 'deleted';
  readonly event: string;
  readonly inverse: string;
}

const taskRows = queries.selectFrom('task').select(['body', 'created_seq', 'field_seq', 'trashed_with']);
const projectRows = queries.selectFrom('project').select(['body', 'created_seq', 'field_seq', 'trashed_with']);
const loggedRows = queries
  .selectFrom('change')
  .select(['seq', 'op_id', 'entity', 'entity_id', 'type', 'event', 'inverse'])
  .where('workspace_id', '=', slot);

/** The statements behind the rules' view of a workspace, prepared once. */
export function prepareViewStatements(database: SQLite.Database) {
  const siblings = taskRows
    .where('workspace_id', '=', slot)
    .where('parent_id', 'is', slot)
    .where('project_id', 'is', slot)
    .where('deleted_at', 'is', null);
  return {
    task: keep<RecordRow>(database, taskRows.where('workspace_id', '=', slot).where('id', '=', slot)),
    subtasks: keep<RecordRow>(
      database,
      taskRows.where('workspace_id', '=', slot).where('parent_id', '=', slot).orderBy('position').orderBy('id'),
    ),
    tasksOfProject: keep<RecordRow>(
      database,
      taskRows.where('workspace_id', '=', slot).where('project_id', '=', slot).orderBy('position').orderBy('id'),
    ),
    tasksTrashedWith: keep<RecordRow>(
      database,
      taskRows.where('workspace_id', '=', slot).where('trashed_with', '=', slot).orderBy('position').orderBy('id'),
    ),
    openTasks: keep<RecordRow & { title: string }>(
      database,
      taskRows
        .select('title')
        .where('workspace_id', '=', slot)
        .where('folded', 'like', slot)
        .where('completed', '=', slot)
        .where('deleted_at', 'is', null),
    ),
    siblings: keep<RecordRow>(database, siblings.orderBy('position').orderBy('id')),
    lastSibling: keep<{ position: string }>(
      database,
      siblings.clearSelect().select('position').orderBy('position', 'desc').orderBy('id', 'desc').limit(slot),
    ),
    project: keep<RecordRow>(database, projectRows.where('workspace_id', '=', slot).where('id', '=', slot)),
    projects: keep<RecordRow>(
      database,
      projectRows.where('workspace_id', '=', slot).where('deleted_at', 'is', null).orderBy('position').orderBy('id'),
    ),
    members: keep<{ id: string; name: string }>(
      database,
      queries
        .selectFrom('member')
        .innerJoin('user', 'user.id', 'member.user_id')
        .select(['user.id', 'user.name'])
        .where('member.workspace_id', '=', slot)
        .orderBy('user.name'),
    ),
    operationRange: keep<{ first_seq: number | null; last_seq: number }>(
      database,
      queries
        .selectFrom('operation')
        .innerJoin('member', 'member.user_id', 'operation.user_id')
        .select(['first_seq', 'last_seq'])
        .where('member.workspace_id', '=', slot)
        .where('operation.op_id', '=', slot)
        .where('operation.workspace_id', '=', slot)
        .where('operation.outcome', '=', slot),
    ),
    changesBetween: keep<LoggedRow>(
      database,
      loggedRows.where('seq', '>=', slot).where('seq', '<=', slot).orderBy('seq'),
    ),
    changesOfRun: keep<LoggedRow>(database, loggedRows.where('run_id', '=', slot).orderBy('seq')),
    floor: keep<{ floor: number }>(database, queries.selectFrom('workspace').select('floor').where('id', '=', slot)),
  };
}

export type ViewStatements = ReturnType<typeof prepareViewStatements>;
export type { LoggedRow };
