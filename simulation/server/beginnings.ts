import { foundWorkspace } from '@lockstep/core';
import type { Member, WorkspaceRecord } from '@lockstep/protocol';
import { ana, people, sharedWorkspace, type Person } from './people.ts';

/** What a workspace begins with, before the first change of its log. */
export interface Beginning {
  readonly workspace: WorkspaceRecord;
  readonly members: readonly Member[];
}

export const beganAt = '2026-11-01T00:00:00.000Z';

function personal({ user, identity }: Person): Beginning {
  const owner = { kind: 'user', user_id: user.id, name: user.name } as const;
  const id = identity.personal_workspace_id;
  const { workspace, member } = foundWorkspace({ id, name: user.name, kind: 'personal', owner, now: beganAt });
  return { workspace, members: [member] };
}

function shared(): Beginning {
  const owner = { kind: 'user', user_id: ana.user.id, name: ana.user.name } as const;
  const founding = { id: sharedWorkspace, name: 'Family', kind: 'shared', owner, now: beganAt } as const;
  const { workspace, member } = foundWorkspace(founding);
  const others = people
    .filter((person) => person !== ana)
    .map(({ user }) => ({ ...member, id: user.id, user_id: user.id, name: user.name, role: 'editor' as const }));
  return { workspace, members: [member, ...others] };
}

/** All workspaces that there are from the start. */
export const beginnings: readonly Beginning[] = [shared(), ...people.map(personal)];
