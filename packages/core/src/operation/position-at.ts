import { LockstepError, type Task } from '@lockstep/protocol';
import { generateKeyBetween } from 'fractional-indexing';
import { comparePositions } from '../order/compare-positions.ts';
import { placeBetween } from '../order/place-between.ts';
import type { Draft } from '../state/draft.ts';
import type { Place } from '../state/view.ts';
import { invalid } from './invalid.ts';
import { requireTask } from './require-task.ts';
import { isSamePlace, type PlaceInput } from './resolve-place.ts';

/**
 * A position at a place: before or after a sibling where one is named, else at the end. Siblings that must make room
 * first get their new positions in the draft (X3).
 *
 * @param id the task that is placed
 * @throws LockstepError NOT_FOUND, VALIDATION_FAILED; CONFLICT where a named sibling stands elsewhere.
 */
export function positionAt(draft: Draft, place: Place, { before, after }: PlaceInput, id: string): string {
  if (before === undefined && after === undefined) return generateKeyBetween(draft.lastPosition(place), null);
  if (before === id || after === id) throw invalid(before === id ? 'before' : 'after', 'A task is not beside itself.');
  const siblings = draft.siblings(place).flatMap(({ entity }) => (entity.id === id ? [] : [entity]));
  const upper = before === undefined ? undefined : gapBefore(siblings, siblingAt(draft, place, before));
  const lower = after === undefined ? undefined : gapAfter(siblings, siblingAt(draft, place, after));
  if (upper !== undefined && lower !== undefined && lower > upper) {
    throw invalid('before', '“before” must come later among the siblings than “after”.');
  }
  const { position, moved } = placeBetween(siblings, lower ?? upper ?? siblings.length);
  for (const { id: moved_id, position: moved_to } of moved) {
    draft.writeTask({ ...requireTask(draft, moved_id).entity, position: moved_to });
  }
  return position;
}

/** A sibling in the trash still marks a spot: it may have been deleted while the move was on its way. */
function siblingAt(draft: Draft, place: Place, id: string): Task {
  const { entity } = requireTask(draft, id);
  if (isSamePlace(entity, place)) return entity;
  throw new LockstepError('CONFLICT', `“${entity.title}” is not among the siblings there.`, { current: entity });
}

function gapBefore(siblings: readonly Task[], mark: Task): number {
  const index = siblings.findIndex((sibling) => comparePositions(sibling, mark) >= 0);
  return index === -1 ? siblings.length : index;
}

function gapAfter(siblings: readonly Task[], mark: Task): number {
  return siblings.filter((sibling) => comparePositions(sibling, mark) <= 0).length;
}
