import { type Person, sharedWorkspace } from '../server/people.ts';
import type { Ledger } from './ledger.ts';

/**
 * The last change of the shared workspace that a person may be told of: that of the operation which ended their rights, as
 * far as anything has been committed; without an end for whoever is a member. Who has come back may read all of it.
 */
export function lastSeqFor(ledger: Ledger, { user }: Person, workspace_id: string): number {
  if (workspace_id !== sharedWorkspace) return Number.POSITIVE_INFINITY;
  const last = ledger.history(workspace_id).lastWrite(user.id, Number.POSITIVE_INFINITY);
  return last?.event.type === 'member_deleted' ? last.op_last_seq : Number.POSITIVE_INFINITY;
}
