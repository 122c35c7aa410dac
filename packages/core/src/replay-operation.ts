import type { ParsedInput, WriteName } from '@lockstep/protocol';
import type { Applied } from './applied.ts';
import { applyItems } from './apply-items.ts';
import type { ApplyItem } from './operation/apply-item.ts';
import { recordRules } from './operation/record-rules.ts';
import type { OperationContext } from './operation-context.ts';
import type { View } from './state/view.ts';

const rules: { readonly [Name in WriteName]?: ApplyItem<Name> } = recordRules;

/**
 * Says what an operation will change, as `applyOperation` does, as far as a replica can tell; undefined for one whose
 * outcome is the server's to tell: undo needs the log's inverses, members and workspaces need to know who there is.
 */
export function replayOperation<Name extends WriteName>(
  view: View,
  name: Name,
  input: ParsedInput<Name>,
  context: OperationContext,
): Applied | undefined {
  const apply = rules[name];
  return apply === undefined ? undefined : applyItems(view, apply, input, context);
}
