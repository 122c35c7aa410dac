import { type ReadName, userSchema, type WriteName } from '@lockstep/protocol';
import { v7 } from 'uuid';
import { askServer, type ServerAccess } from './ask-server.ts';
import type { Owner, TaskList } from './task-list.ts';

/** Whose token it is. Rejects with LockstepError where it is nobody's. */
async function ownerAt(access: ServerAccess): Promise<Owner> {
  const me = await askServer(access, '/api/v1/me');
  const { id, name } = userSchema.parse(Reflect.get(Object(me), 'user'));
  return { id, name };
}

/** Tasks behind a running server: what is done here, every screen sees at once. */
export async function openServerTaskList(access: ServerAccess, timeZone: string): Promise<TaskList> {
  const owner = await ownerAt(access);
  const path = `/api/v1/operations?time_zone=${encodeURIComponent(timeZone)}`;
  const ask = (body: object) => askServer(access, path, body);
  return {
    owner,
    read: (operation: ReadName, input) => ask({ operation, input }),
    execute: (operation: WriteName, input) => ask({ operation, input, op_id: v7() }),
    close: () => access.credentials.close(),
  };
}
