import { LockstepError, type Task } from '@lockstep/protocol';
import type { Place, View } from '../state/view.ts';
import { isWithin } from './descendants.ts';
import { invalid } from './invalid.ts';
import { requireLiveTask, requireTask } from './require-task.ts';
import { resolveProject, resolveTask } from './resolve-reference.ts';

/** What a caller says of where a task shall stand. Absent parts stay as they are. */
export interface PlaceInput {
  readonly project?: string | null | undefined;
  readonly parent?: string | null | undefined;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/**
 * The place an input means. A subtask is always in its parent's project; a project named alone takes a subtask out from
 * under its parent; a sibling named alone brings the task to where that one stands.
 *
 * @param task the task that moves; null for a new one
 * @throws LockstepError NOT_FOUND, AMBIGUOUS, VALIDATION_FAILED; CONFLICT for a parent in the trash or a cycle (X8).
 */
export function resolvePlace(view: View, input: PlaceInput, task: Task | null): Place {
  const current: Place = task ?? { project_id: null, parent_id: null };
  const project_id = input.project === undefined ? undefined : resolveProject(view, input.project);
  if (input.parent === null) return { project_id: project_id ?? keepProject(project_id, current), parent_id: null };
  if (input.parent !== undefined) return under(view, resolveTask(view, input.parent), project_id, task);
  if (project_id !== undefined)
    return project_id === current.project_id ? placeOf(current) : { project_id, parent_id: null };
  const beside = input.before ?? input.after;
  if (beside === undefined) return placeOf(current);
  if (task !== null && isSamePlace(requireTask(view, beside).entity, task)) return placeOf(task);
  const sibling = requireLiveTask(view, beside).entity;
  if (sibling.parent_id !== null) return under(view, sibling.parent_id, undefined, task);
  return placeOf(sibling);
}

/** Whether two places are the same. */
export function isSamePlace(a: Place, b: Place): boolean {
  return a.project_id === b.project_id && a.parent_id === b.parent_id;
}

function placeOf({ project_id, parent_id }: Place): Place {
  return { project_id, parent_id };
}

function keepProject(named: null | undefined, current: Place): string | null {
  return named === null ? null : current.project_id;
}

function under(view: View, parent_id: string, project_id: string | null | undefined, task: Task | null): Place {
  const parent = requireLiveTask(view, parent_id).entity;
  if (project_id !== undefined && project_id !== parent.project_id) {
    throw invalid('project', 'A subtask is in its parent’s project; leave it out or name the same one.');
  }
  if (task !== null && isWithin(view, parent_id, task.id)) {
    throw new LockstepError('CONFLICT', `“${parent.title}” is within “${task.title}”; a task cannot be under itself.`, {
      current: task,
    });
  }
  return { project_id: parent.project_id, parent_id };
}
