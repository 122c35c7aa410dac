import { LockstepError } from '@lockstep/protocol';
import type { ApplyItem } from './apply-item.ts';
import { keepAnOwner } from './keep-an-owner.ts';

/** Ends a membership: anybody's by an owner, one's own by everyone. Whoever has left stays away. */
export const memberRemove: ApplyItem<'member.remove'> = (draft, { id }, { actor, now }) => {
  const asker = draft.member(actor.user_id)?.entity;
  if (id !== actor.user_id && (asker?.role !== 'owner' || asker.deleted_at !== null)) {
    throw new LockstepError('FORBIDDEN', 'Only owners remove others from a workspace.');
  }
  const entity = draft.member(id)?.entity;
  if (entity === undefined) throw new LockstepError('NOT_FOUND', 'Nobody with this id is a member of this workspace.');
  if (entity.deleted_at === null) {
    keepAnOwner(draft, entity);
    draft.writeMember({ ...entity, deleted_at: now });
  }
  return () => ({ member_id: entity.id, member_name: entity.name });
};
