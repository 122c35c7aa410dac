import { callerOf, type Core } from '@lockstep/server';
import { LockstepError, type ReadName, type WriteName } from '@lockstep/protocol';
import { v7 } from 'uuid';
import { commandLineName } from './folder-credentials.ts';
import type { TaskList } from './task-list.ts';

/** Who commands act for where there is only the data folder. */
export async function localIdentity(core: Core, email?: string) {
  const identity = await core.auth.localIdentity(email);
  if (identity !== undefined) return identity;
  throw new LockstepError('NOT_FOUND', `There is no account for ${email ?? 'the owner'}.`);
}

/** Tasks in the data folder, with no server running on it. */
export async function openFolderTaskList(core: Core, time_zone: string): Promise<TaskList> {
  const identity = await localIdentity(core);
  const caller = callerOf(identity, { kind: 'api', client: commandLineName, time_zone });
  return {
    owner: { id: identity.user.id, name: identity.user.name },
    read: (operation: ReadName, input) => core.application.read(operation, input, caller),
    execute: async (operation: WriteName, input) => {
      const { op_id, seq, result } = await core.application.execute({ operation, input, op_id: v7() }, caller);
      return { ...result, op_id, seq };
    },
    close: () => core.close(),
  };
}
