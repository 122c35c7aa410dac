import { LockstepError, type ParsedInput, toProblem, type WriteName } from '@lockstep/protocol';
import type { Applied, Records } from './applied.ts';
import type { ApplyItem } from './operation/apply-item.ts';
import { changeUndo } from './operation/change-undo.ts';
import { memberAdd } from './operation/member-add.ts';
import { memberRemove } from './operation/member-remove.ts';
import { memberSetRole } from './operation/member-set-role.ts';
import { projectArchive } from './operation/project-archive.ts';
import { projectDelete } from './operation/project-delete.ts';
import { projectSave } from './operation/project-save.ts';
import { taskAdd } from './operation/task-add.ts';
import { taskComplete } from './operation/task-complete.ts';
import { taskDelete } from './operation/task-delete.ts';
import { taskMove } from './operation/task-move.ts';
import { taskReopen } from './operation/task-reopen.ts';
import { taskReschedule } from './operation/task-reschedule.ts';
import { taskRestore } from './operation/task-restore.ts';
import { taskSkip } from './operation/task-skip.ts';
import { taskUpdate } from './operation/task-update.ts';
import { workspaceCreate } from './operation/workspace-create.ts';
import type { OperationContext } from './operation-context.ts';
import { Draft } from './state/draft.ts';
import type { View } from './state/view.ts';

const rules: { readonly [Name in WriteName]: ApplyItem<Name> } = {
  'task.add': taskAdd,
  'task.update': taskUpdate,
  'task.complete': taskComplete,
  'task.reopen': taskReopen,
  'task.move': taskMove,
  'task.reschedule': taskReschedule,
  'task.skip': taskSkip,
  'task.delete': taskDelete,
  'task.restore': taskRestore,
  'project.save': projectSave,
  'project.archive': projectArchive,
  'project.delete': projectDelete,
  'change.undo': changeUndo,
  'workspace.create': workspaceCreate,
  'member.add': memberAdd,
  'member.set_role': memberSetRole,
  'member.remove': memberRemove,
};

type ItemAnswer = (records: Records) => Record<string, unknown>;

/**
 * Says what an operation changes: pure, so the server and every replica come to the same. All items or none, unless
 * `on_error: "skip"`, which reports the refused ones and applies the others (X6).
 *
 * @throws LockstepError of the codes the operation declares; of a list, `errors[].path` begins with `items.N`.
 * @example
 * const { changes } = applyOperation(view, 'task.complete', parseOperationInput('task.complete', { id }), context);
 */
export function applyOperation<Name extends WriteName>(
  view: View,
  name: Name,
  input: ParsedInput<Name>,
  context: OperationContext,
): Applied {
  const draft = new Draft(view);
  const apply: ApplyItem<Name> = rules[name];
  const answers = input.items.map((item, index): ItemAnswer => {
    if (input.single) return apply(draft, item, context);
    const attempt = new Draft(draft);
    try {
      const answer = apply(attempt, item, context);
      draft.absorb(attempt);
      return answer;
    } catch (error) {
      if (!(error instanceof LockstepError)) throw error;
      const placed = atItem(error, index);
      if (input.on_error === 'fail') throw placed;
      return () => ({ error: toProblem(placed) });
    }
  });
  const [first] = answers;
  const answer: ItemAnswer =
    input.single && first !== undefined ? first : (records) => ({ items: answers.map((item) => item(records)) });
  return { changes: draft.changes(), answer };
}

function atItem(error: LockstepError, index: number): LockstepError {
  const { code, message, current, candidates, errors } = error;
  return new LockstepError(code, `items.${index}: ${message}`, {
    cause: error,
    current,
    ...(candidates === undefined ? {} : { candidates }),
    errors: errors.map((fault) => ({ ...fault, path: `items.${index}.${fault.path}` })),
  });
}
