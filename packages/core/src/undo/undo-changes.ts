import type { OperationContext } from '../operation-context.ts';
import type { Draft } from '../state/draft.ts';
import type { LoggedChange } from '../state/view.ts';
import { settleProject } from './settle-project.ts';
import { settleTask } from './settle-task.ts';
import { undoChange } from './undo-change.ts';
import { UndoScope, type Kept } from './undo-scope.ts';

/**
 * Takes changes back, newest first, each field only where its last write is among them (X5), and reports the rest.
 * What came back is then fitted to what others did meanwhile, so that no rule of the tree is broken (X8).
 *
 * @param changes oldest first
 */
export function undoChanges(
  draft: Draft,
  changes: readonly LoggedChange[],
  context: OperationContext,
): readonly Kept[] {
  const scope = new UndoScope(draft, changes, context);
  // In the order of the log, so that a parent comes back before its children.
  for (const { entity, id } of changes) draft.touch(entity, id);
  for (const change of changes.toReversed()) undoChange(scope, change);
  settle(scope, changes);
  for (const { id } of changes) scope.trashNow(id);
  scope.finish();
  return scope.kept;
}

/** Giving way in one place can call for it in another, so it goes on until nothing has to. */
function settle(scope: UndoScope, changes: readonly LoggedChange[]): void {
  const records = new Map(changes.map(({ entity, id }) => [id, entity]));
  for (let isSettled = false; !isSettled;) {
    isSettled = true;
    for (const [id, kind] of records) {
      const gaveWay = kind === 'task' ? settleTask(scope, id) : settleProject(scope, id);
      if (gaveWay) isSettled = false;
    }
  }
}
