import { LockstepError } from '@lockstep/protocol';
import type { Store } from '../../store/store.ts';
import type { Caller } from '../caller.ts';

/** Refuses a workspace that is not the caller's, in the same words whether or not it exists (S6, 11-security). */
export async function requireMember(store: Store, workspace_id: string, caller: Caller): Promise<void> {
  const role = await store.role(workspace_id, caller.identity.user.id);
  if (role === undefined) throw new LockstepError('NOT_FOUND', 'There is no workspace with this id.');
}
