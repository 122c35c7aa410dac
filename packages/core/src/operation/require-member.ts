import { LockstepError } from '@lockstep/protocol';
import type { StoredMember } from '../state/stored.ts';
import type { View } from '../state/view.ts';

/** The present member of this id. @throws LockstepError NOT_FOUND */
export function requireMember(view: View, id: string): StoredMember {
  const record = view.member(id);
  if (record === undefined || record.entity.deleted_at !== null) {
    throw new LockstepError('NOT_FOUND', 'Nobody with this id is a member of this workspace.');
  }
  return record;
}
