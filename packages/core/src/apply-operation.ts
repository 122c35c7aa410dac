import type { ParsedInput, WriteName } from '@lockstep/protocol';
import type { Applied } from './applied.ts';
import { applyItems } from './apply-items.ts';
import type { ApplyItem } from './operation/apply-item.ts';
import { changeUndo } from './operation/change-undo.ts';
import { workspaceCreate } from './operation/workspace-create.ts';
import { memberAdd } from './operation/member-add.ts';
import { memberSetRole } from './operation/member-set-role.ts';
import { memberRemove } from './operation/member-remove.ts';
import { recordRules } from './operation/record-rules.ts';
import type { OperationContext } from './operation-context.ts';
import type { View } from './state/view.ts';

const rules: { readonly [Name in WriteName]: ApplyItem<Name> } = {
  ...recordRules,
  'change.undo': changeUndo,
  'workspace.create': workspaceCreate,
  'member.add': memberAdd,
  'member.set_role': memberSetRole,
  'member.remove': memberRemove,
};

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
  return applyItems(view, rules[name], input, context);
}
