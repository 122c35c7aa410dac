import type { Task } from '@lockstep/protocol';
import type { Draft } from '../state/draft.ts';
import type { Place } from '../state/view.ts';
import { descendants } from './descendants.ts';
import { positionAt } from './position-at.ts';
import { isSamePlace, resolvePlace, type PlaceInput } from './resolve-place.ts';

/**
 * The task as it stands where the input says, with its subtasks taken along in the draft. At the same place, with no
 * sibling named, it stays where it is.
 */
export function moveTo(draft: Draft, task: Task, input: PlaceInput): Task {
  const place = resolvePlace(draft, input, task);
  const isBeside = input.before !== undefined || input.after !== undefined;
  if (isSamePlace(place, task) && !isBeside) return task;
  const position = positionAt(draft, place, input, task.id);
  takeAlong(draft, task, place);
  return { ...task, ...place, position };
}

function takeAlong(draft: Draft, task: Task, { project_id }: Place): void {
  if (project_id === task.project_id) return;
  draft.touch('task', task.id);
  for (const { entity } of descendants(draft, task.id, 'without-trashed')) draft.writeTask({ ...entity, project_id });
}
