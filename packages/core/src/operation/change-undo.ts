import { LockstepError } from '@lockstep/protocol';
import type { ChangeSelector, LoggedChange, View } from '../state/view.ts';
import { undoChanges } from '../undo/undo-changes.ts';
import type { ApplyItem } from './apply-item.ts';
import { invalid } from './invalid.ts';

/** Takes back an operation or a whole run as far as nobody else has built on it, and says what stays and why (X5). */
export const changeUndo: ApplyItem<'change.undo'> = (draft, { op_id, run_id }, context) => {
  const changes = changesToUndo(draft, selectorOf(op_id, run_id), context.actor.user_id);
  const rights = changes.filter(isOfRights);
  if (rights.length === changes.length) throw new LockstepError('CONFLICT', `This ${NOT_UNDONE}.`);
  const kept = undoChanges(
    draft,
    changes.filter((change) => !isOfRights(change)),
    context,
  );
  const keptRights = rights.map(({ id }) => ({ task_id: id, field: 'role', reason: NOT_UNDONE }));
  const reverted = new Set(draft.changes().map((change) => change.after.id)).size;
  return () => ({ reverted, kept: [...kept, ...keptRights] });
};

const NOT_UNDONE = 'is about who may see the workspace, which an owner changes and no undo does';

/**
 * Undo is for every editor, and a redo for whoever finds the undo: rights that came or went with either would be given by
 * somebody who may not give them.
 */
function isOfRights({ entity }: LoggedChange): boolean {
  return entity === 'member' || entity === 'workspace';
}

function selectorOf(op_id: string | undefined, run_id: string | undefined): ChangeSelector {
  if (op_id !== undefined && run_id === undefined) return { op_id };
  if (run_id !== undefined && op_id === undefined) return { run_id };
  throw invalid('op_id', 'Name either the operation (op_id) or the run (run_id) to take back.');
}

function changesToUndo(view: View, selector: ChangeSelector, user_id: string): readonly LoggedChange[] {
  if (!view.withinRetention(selector)) throw new LockstepError('UNDO_EXPIRED', 'This is too long ago to take back.');
  const changes = view.changesOf(selector);
  if (changes.length === 0) throw new LockstepError('NOT_FOUND', 'There is no change under this id to take back.');
  return ofOneUser(changes, user_id);
}

/** Both kinds of id are their user's alone (S3): where several people used the same one, the asker means their own. */
function ofOneUser(changes: readonly LoggedChange[], user_id: string): readonly LoggedChange[] {
  const own = changes.filter(({ actor }) => actor.user_id === user_id);
  if (own.length > 0) return own;
  if (new Set(changes.map(({ actor }) => actor.user_id)).size === 1) return changes;
  throw new LockstepError('CONFLICT', 'Several people have used this id, and you are none of them.');
}
