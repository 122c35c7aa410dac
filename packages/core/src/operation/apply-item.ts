import type { Item, ItemResult, WriteName } from '@lockstep/protocol';
import type { Records } from '../applied.ts';
import type { OperationContext } from '../operation-context.ts';
import type { Draft } from '../state/draft.ts';

/** Words an item's result once the changes bear their seq. */
export type Answer<Name extends WriteName> = (records: Records) => ItemResult<Name>;

/**
 * How one item of an operation changes the state: it writes to the draft and says how the result will be worded.
 * It throws LockstepError and then leaves a draft that nobody may use further.
 */
export type ApplyItem<Name extends WriteName> = (
  draft: Draft,
  item: Item<Name>,
  context: OperationContext,
) => Answer<Name>;
