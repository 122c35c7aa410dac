import type SQLite from 'better-sqlite3';
import { keep, queries, slot } from './kept-statement.ts';
import type { Person, RecordKind } from '@lockstep/core';
import type { LoneRow, RecordRow } from './record-row.ts';

/** A change of the log as undo reads it. */
export interface LoggedRow {
  readonly seq: number;
  readonly op_id: string;
  readonly entity: RecordKind;
  readonly entity_id: string;
  readonly type: 'created' | 'updated' | 'deleted' | 'purged';
  readonly event: string;
  readonly inverse: string;
}

const taskRows = queries.selectFrom('task').select(['body', 'created_seq', 'field_seq', 'trashed_with']);
const projectRows = queries.selectFrom('project').select(['body', 'created_seq', 'field_seq', 'trashed_with']);
const loggedRows = queries
  .selectFrom('change')
  .select(['seq', 'op_id', 'entity', 'entity_id', 'type', 'event', 'inverse'])
  .where('workspace_id', '=', slot);

const inWorkspace = taskRows.where('workspace_id', '=', slot);
const siblings = inWorkspace
  .where('parent_id', 'is', slot)
  .where('project_id', 'is', slot)
  .where('deleted_at', 'is', null);

const openTasks = inWorkspace
  .select('title')
  .where('folded', 'like', slot)
  .where('completed', '=', slot)
  .where('deleted_at', 'is', null);

const memberRows = queries
  .selectFrom('member')
  .select(['body', 'created_seq', 'field_seq'])
  .where('workspace_id', '=', slot);

/** By (member's workspace, op_id, workspace, outcome): an op_id belongs to one of the members, or to each its own. */
const operationRanges = queries
  .selectFrom('operation')
  .innerJoin('member', 'member.user_id', 'operation.user_id')
  .select(['first_seq', 'last_seq'])
  .where('member.workspace_id', '=', slot)
  .where('operation.op_id', '=', slot)
  .where('operation.workspace_id', '=', slot)
  .where('operation.outcome', '=', slot)
  .orderBy('first_seq');

/** The statements of a task's surroundings. */
function prepareTaskStatements(database: SQLite.Database) {
  const ordered = inWorkspace.orderBy('position').orderBy('id');
  const last = siblings.clearSelect().select('position').orderBy('position', 'desc').orderBy('id', 'desc').limit(slot);
  return {
    task: keep<RecordRow>(database, inWorkspace.where('id', '=', slot)),
    subtasks: keep<RecordRow>(database, ordered.where('parent_id', '=', slot)),
    tasksOfProject: keep<RecordRow>(database, ordered.where('project_id', '=', slot)),
    tasksTrashedWith: keep<RecordRow>(database, ordered.where('trashed_with', '=', slot)),
    openTasks: keep<RecordRow & { title: string }>(database, openTasks),
    siblings: keep<RecordRow>(database, siblings.orderBy('position').orderBy('id')),
    lastSibling: keep<{ position: string }>(database, last),
  };
}

/** The statements of a workspace and who is a member of it. */
function prepareMemberStatements(database: SQLite.Database) {
  const workspaces = queries.selectFrom('workspace').select(['body', 'created_seq', 'field_seq']);
  const people = queries.selectFrom('user').select(['id', 'name']);
  return {
    workspace: keep<LoneRow>(database, workspaces.where('id', '=', slot)),
    member: keep<LoneRow>(database, memberRows.where('user_id', '=', slot)),
    members: keep<LoneRow>(database, memberRows.where('deleted_at', 'is', null)),
    personById: keep<Person>(database, people.where('id', '=', slot)),
    personByEmail: keep<Person>(database, people.where('email', '=', slot)),
  };
}

/** The statements behind the rules' view of a workspace, prepared once. */
export function prepareViewStatements(database: SQLite.Database) {
  const projects = projectRows.where('workspace_id', '=', slot);
  return {
    ...prepareTaskStatements(database),
    ...prepareMemberStatements(database),
    project: keep<RecordRow>(database, projects.where('id', '=', slot)),
    projects: keep<RecordRow>(database, projects.where('deleted_at', 'is', null).orderBy('position').orderBy('id')),
    operationRanges: keep<{ first_seq: number | null; last_seq: number }>(database, operationRanges),
    changesBetween: keep<LoggedRow>(
      database,
      loggedRows.where('seq', '>=', slot).where('seq', '<=', slot).orderBy('seq'),
    ),
    changesOfRun: keep<LoggedRow>(database, loggedRows.where('run_id', '=', slot).orderBy('seq')),
    floor: keep<{ floor: number }>(database, queries.selectFrom('workspace').select('floor').where('id', '=', slot)),
    purgedTask: keep(
      database,
      queries.selectFrom('purged_task').select('id').where('id', '=', slot).where('workspace_id', '=', slot),
    ),
    cutRun: keep(
      database,
      queries.selectFrom('cut_run').select('run_id').where('workspace_id', '=', slot).where('run_id', '=', slot),
    ),
  };
}

export type ViewStatements = ReturnType<typeof prepareViewStatements>;
