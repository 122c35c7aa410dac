import { LockstepError } from '@lockstep/protocol';
import { lastWriteOf, type Stored } from '../state/stored.ts';

/**
 * Refuses a write whose author has not seen the present value of a field it sets (X2).
 *
 * @param fields what is about to be written; labels as `labels:NAME`
 * @throws LockstepError CONFLICT with the record as it is as `current`.
 */
export function guard(record: Stored<object>, if_seq: number | undefined, fields: readonly string[]): void {
  if (if_seq === undefined) return;
  const stale = fields.filter((field) => lastWriteOf(record, field) > if_seq);
  if (stale.length === 0) return;
  const names = stale.map((field) => (field.startsWith('labels:') ? 'labels' : field));
  throw new LockstepError(
    'CONFLICT',
    `Changed since seq ${if_seq}: ${[...new Set(names)].join(', ')}. Look at the current value and try again.`,
    { current: record.entity },
  );
}
