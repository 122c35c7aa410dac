import { applyOperation, type Change, type OperationContext } from '@lockstep/core';
import { LockstepError, parseOperationInput, type ParsedInput, type WriteName } from '@lockstep/protocol';
import type { OutboxItem } from '../outbox/outbox-item.ts';
import type { ReportError } from '../platform/report-error.ts';
import type { OverlayView } from './overlay-view.ts';

/** Who acts and where, for changes that the server has not stamped yet. */
export interface ReplayContext extends Pick<OperationContext, 'actor' | 'time_zone'> {
  readonly report: ReportError;
}

/** What a replayed operation sees of the item: the same each time, so that the view does not flicker. */
function contextOf(item: OutboxItem, context: ReplayContext): OperationContext {
  let made = 0;
  return {
    actor: context.actor,
    time_zone: context.time_zone,
    now: item.created_at,
    newId: () => {
      made += 1;
      // Whoever creates a record names it before it is queued; this is for what only the server would name.
      return `${item.op_id.slice(0, 24)}${made.toString(16).padStart(12, '0')}`;
    },
  };
}

const parsedInputs = new WeakMap<OutboxItem, ParsedInput<WriteName>>();

/** An item is replayed with every change that arrives, but its input stays as it is. */
function parsedInput(item: OutboxItem): ParsedInput<WriteName> {
  const known = parsedInputs.get(item);
  if (known !== undefined) return known;
  const parsed = parseOperationInput(item.operation, item.input);
  parsedInputs.set(item, parsed);
  return parsed;
}

/**
 * Applies a queued operation to the view as the server would, and answers what it changed. An operation that the rules
 * refuse as things stand changes nothing here; whether it is refused is the server's to say.
 */
export function replayItem(view: OverlayView, item: OutboxItem, context: ReplayContext): readonly Change[] {
  try {
    const operation: WriteName = item.operation;
    const parsed = parsedInput(item);
    const { changes } = applyOperation(view, operation, parsed, contextOf(item, context));
    for (const change of changes) view.put(change, { timestamp: item.created_at, actor: context.actor });
    return changes;
  } catch (error) {
    // A fault of the preview must not keep the change from being sent, or the log from being shown.
    if (!(error instanceof LockstepError)) context.report(error);
    return [];
  }
}
