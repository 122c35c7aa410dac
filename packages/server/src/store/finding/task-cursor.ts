import { LockstepError } from '@lockstep/protocol';
import type { TaskSort } from '../store.ts';
import type { Place } from './line-order.ts';

/** The opaque `next_cursor`: the place of a page's last row in the order asked for. */
export function encodeCursor(sort: TaskSort, { value, tie, id }: Place): string {
  return Buffer.from(JSON.stringify([sort, value, tie, id])).toString('base64url');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/**
 * The place that a cursor holds on to.
 *
 * @throws LockstepError VALIDATION_FAILED where it is no cursor of this order.
 */
export function decodeCursor(sort: TaskSort, text: string): Place {
  const parsed = parse(text);
  if (Array.isArray(parsed) && parsed.length === 4) {
    const [order, value, tie, id] = parsed as readonly unknown[];
    if (order === sort && typeof value === 'number' && typeof tie === 'string' && typeof id === 'string') {
      return { value, tie, id };
    }
  }
  const message = 'must be the next_cursor of an earlier page, in the same order';
  throw new LockstepError('VALIDATION_FAILED', `cursor: ${message}`, { errors: [{ path: 'cursor', message }] });
}
