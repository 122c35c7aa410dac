import { LockstepError } from '@lockstep/protocol';
import { foundWorkspace } from '../state/found-workspace.ts';
import type { ApplyItem } from './apply-item.ts';

/** Founds a shared workspace with the asker as its owner: the first changes of its own log. */
export const workspaceCreate: ApplyItem<'workspace.create'> = (draft, item, context) => {
  const { actor, now } = context;
  const id = item.id ?? draft.workspace_id;
  // Within one log an id means one record (X7): a workspace must not be called like its first member.
  if (draft.workspace_id !== id || draft.workspace() !== undefined || id === actor.user_id) {
    throw new LockstepError('CONFLICT', 'This id cannot be had for a new workspace; make another.');
  }
  const { workspace, member } = foundWorkspace({ id, name: item.name, kind: 'shared', owner: actor, now });
  draft.writeWorkspace(workspace);
  draft.writeMember(member);
  return (records) => ({ workspace: records.workspace(id) });
};
