import type { StampedChange } from '@lockstep/core';
import type { ChangedRights } from './committed-operation.ts';

/** Whose rights an operation's changes gave, changed or ended; undefined where nobody's, as nearly always. */
export function changedRights(changes: readonly StampedChange[]): readonly ChangedRights[] | undefined {
  const rights: ChangedRights[] = [];
  for (const { change } of changes) {
    if (change.entity !== 'member') continue;
    const { user_id, role } = change.after;
    rights.push({ user_id, role: change.type === 'deleted' ? null : role, joined: change.type === 'created' });
  }
  return rights.length === 0 ? undefined : rights;
}
