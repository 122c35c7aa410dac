import type { Actor, Member, WorkspaceRecord } from '@lockstep/protocol';

/** A workspace about to be. */
export interface Founding {
  readonly id: string;
  readonly name: string;
  readonly kind: 'personal' | 'shared';
  /** Who will own it. */
  readonly owner: Actor;
  /** ISO 8601, UTC. */
  readonly now: string;
}

/** A person's membership from now on; `seq` is still to be stamped. */
export function newMember(
  workspace_id: string,
  person: Pick<Member, 'id' | 'name' | 'role'>,
  { actor, now }: { readonly actor: Actor; readonly now: string },
): Member {
  return {
    id: person.id,
    workspace_id,
    user_id: person.id,
    name: person.name,
    role: person.role,
    seq: 0,
    created_at: now,
    updated_at: now,
    created_by: actor,
    updated_by: actor,
    deleted_at: null,
  };
}

/** The two records that a workspace begins with: itself and its first owner. */
export function foundWorkspace({ id, name, kind, owner, now }: Founding): {
  readonly workspace: WorkspaceRecord;
  readonly member: Member;
} {
  const stamps = { seq: 0, created_at: now, updated_at: now, created_by: owner, updated_by: owner };
  const person = { id: owner.user_id, name: owner.name, role: 'owner' } as const;
  return { workspace: { id, name, kind, ...stamps }, member: newMember(id, person, { actor: owner, now }) };
}
