import { type Item, LockstepError } from '@lockstep/protocol';
import { newMember } from '../state/found-workspace.ts';
import type { Person, View } from '../state/view.ts';
import type { ApplyItem } from './apply-item.ts';
import { invalid } from './invalid.ts';

/** Lets somebody in; whoever was a member before becomes one anew. */
export const memberAdd: ApplyItem<'member.add'> = (draft, item, context) => {
  // Before anybody is looked for: everyone owns a personal workspace, and none of them is for asking who has an account.
  if (draft.workspace()?.entity.kind === 'personal') {
    throw new LockstepError('CONFLICT', 'A personal workspace has no other members; create a shared one.');
  }
  const person = personOf(draft, item);
  const before = draft.member(person.id)?.entity;
  if (before?.deleted_at === null) {
    throw new LockstepError('CONFLICT', `${before.name} is a member already.`, { current: before });
  }
  draft.writeMember(newMember(draft.workspace_id, { ...person, role: item.role }, context));
  return (records) => ({ member: records.member(person.id) });
};

function personOf(view: View, { id, email }: Item<'member.add'>): Person {
  if ((id === undefined) === (email === undefined)) {
    throw invalid('email', 'Name the person by e-mail address (email) or by user id (id).');
  }
  const person = id === undefined ? view.person({ email: email ?? '' }) : view.person({ id });
  if (person !== undefined) return person;
  const named = id === undefined ? 'e-mail address' : 'user id';
  throw new LockstepError('NOT_FOUND', `Nobody with this ${named} has an account here.`);
}
