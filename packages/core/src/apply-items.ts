import { LockstepError, type ParsedInput, toProblem, type WriteName } from '@lockstep/protocol';
import type { Applied, Records } from './applied.ts';
import type { ApplyItem } from './operation/apply-item.ts';
import type { OperationContext } from './operation-context.ts';
import { Draft } from './state/draft.ts';
import type { View } from './state/view.ts';

type ItemAnswer = (records: Records) => Record<string, unknown>;

/** Applies a rule to the items of an operation, each on top of those before it. */
export function applyItems<Name extends WriteName>(
  view: View,
  apply: ApplyItem<Name>,
  input: ParsedInput<Name>,
  context: OperationContext,
): Applied {
  const draft = new Draft(view);
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
