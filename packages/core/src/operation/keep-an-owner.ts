import { LockstepError, type Member } from '@lockstep/protocol';
import type { View } from '../state/view.ts';

/** Refuses what would leave a workspace without an owner, whom nobody could name a new one for. @throws LockstepError CONFLICT */
export function keepAnOwner(view: View, member: Member): void {
  if (member.role !== 'owner') return;
  if (view.members().some(({ entity }) => entity.role === 'owner' && entity.id !== member.id)) return;
  throw new LockstepError('CONFLICT', `${member.name} is the last owner; make somebody else an owner first.`, {
    current: member,
  });
}
