import type { Task } from '@lockstep/protocol';
import { descendants, isWithin } from '../operation/descendants.ts';
import type { Draft } from '../state/draft.ts';
import type { UndoScope } from './undo-scope.ts';

const SCHEDULE = ['due_date', 'due_time', 'due_zone', 'recurrence'] as const;
const PLACE = ['project_id', 'parent_id', 'position'] as const;

/** Fits a task that an undo changed to what others did meanwhile; answers whether something had to give way. */
export function settleTask(scope: UndoScope, id: string): boolean {
  const task = scope.draft.task(id)?.entity;
  if (task === undefined) return false;
  if (task.deleted_at !== null) return keepIfParent(scope, task);
  return fitSchedule(scope, task) || fitPlace(scope, task) || fitSubtasks(scope.draft, task);
}

/** What others put under a task keeps it. */
function keepIfParent(scope: UndoScope, task: Task): boolean {
  if (!scope.wasAlive(task.id)) return false;
  const child = scope.draft.subtasks(task.id).find(({ entity }) => entity.deleted_at === null);
  if (child === undefined) return false;
  scope.draft.writeTask({ ...task, deleted_at: null });
  scope.release(task.id, ['deleted_at']);
  scope.keep(task.id, 'deleted_at', `“${child.entity.title}” was put under it by ${child.entity.updated_by.name}`);
  return true;
}

/** A time and a recurrence need a date; where only some of them came back, none does. */
function fitSchedule(scope: UndoScope, task: Task): boolean {
  const before = scope.taskBefore(task.id);
  if (task.due_date !== null || (task.due_time === null && task.recurrence === null) || before === undefined)
    return false;
  const { due_date, due_time, due_zone, recurrence } = before;
  scope.draft.writeTask({ ...task, due_date, due_time, due_zone, recurrence });
  for (const field of SCHEDULE) {
    if (scope.hasBroughtBack(task.id, field))
      scope.keep(task.id, field, 'its date, time and recurrence belong together');
  }
  scope.release(task.id, SCHEDULE);
  return true;
}

function fitPlace(scope: UndoScope, task: Task): boolean {
  const { draft } = scope;
  const obstacle = obstacleTo(draft, task);
  if (obstacle === undefined) return followParent(scope, task);
  const before = scope.taskBefore(task.id);
  const moved = PLACE.filter((field) => scope.hasBroughtBack(task.id, field));
  const field = obstacle.field;
  if (before !== undefined && before.deleted_at === null && moved.some((name) => name !== 'position')) {
    const { project_id, parent_id, position } = before;
    draft.writeTask({ ...task, project_id, parent_id, position });
    scope.release(task.id, PLACE);
    scope.keep(task.id, field, obstacle.reason);
    return true;
  }
  const parent_id = null;
  const project_id = obstacle.field === 'project_id' ? null : task.project_id;
  draft.writeTask({ ...task, project_id, parent_id });
  scope.release(task.id, ['project_id', 'parent_id']);
  return true;
}

interface Obstacle {
  readonly field: 'project_id' | 'parent_id';
  readonly reason: string;
}

/** Why a task cannot stand where it is. */
function obstacleTo(draft: Draft, task: Task): Obstacle | undefined {
  if (task.parent_id !== null) {
    const parent = draft.task(task.parent_id)?.entity;
    if (parent?.deleted_at !== null) return { field: 'parent_id', reason: 'the task it was under is gone' };
    if (isWithin(draft, parent.id, task.id)) {
      return { field: 'parent_id', reason: `“${parent.title}” is under it by now` };
    }
    return undefined;
  }
  if (task.project_id !== null && draft.project(task.project_id)?.entity.deleted_at !== null) {
    return { field: 'project_id', reason: 'the project it was in is gone' };
  }
  return undefined;
}

/** A subtask is in its parent's project. */
function followParent(scope: UndoScope, task: Task): boolean {
  const parent = task.parent_id === null ? undefined : scope.draft.task(task.parent_id)?.entity;
  if (parent === undefined || parent.project_id === task.project_id) return false;
  scope.draft.writeTask({ ...task, project_id: parent.project_id });
  scope.release(task.id, ['project_id']);
  return true;
}

function fitSubtasks(draft: Draft, task: Task): boolean {
  const strayed = descendants(draft, task.id, 'without-trashed').filter(
    ({ entity }) => entity.project_id !== task.project_id,
  );
  for (const { entity } of strayed) draft.writeTask({ ...entity, project_id: task.project_id });
  return strayed.length > 0;
}
