import type { ApplyItem } from './apply-item.ts';
import { guard } from './guard.ts';
import { keepAnOwner } from './keep-an-owner.ts';
import { requireMember } from './require-member.ts';

/** Gives a member another role. */
export const memberSetRole: ApplyItem<'member.set_role'> = (draft, { id, role, if_seq }) => {
  const record = requireMember(draft, id);
  guard(record, if_seq, record.entity.role === role ? [] : ['role']);
  if (role !== 'owner') keepAnOwner(draft, record.entity);
  draft.writeMember({ ...record.entity, role });
  return (records) => ({ member: records.member(id) });
};
