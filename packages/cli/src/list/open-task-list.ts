import type { Surroundings } from '../surroundings/surroundings.ts';
import { findAccess } from './find-access.ts';
import { openFolderTaskList } from './folder-task-list.ts';
import { openServerTaskList } from './server-task-list.ts';
import type { TaskList } from './task-list.ts';

async function openTaskList(surroundings: Surroundings): Promise<TaskList> {
  const access = await findAccess(surroundings);
  const { timeZone } = surroundings;
  if (access.kind === 'folder') return openFolderTaskList(access.core, timeZone);
  try {
    return await openServerTaskList(access.server, timeZone);
  } catch (error) {
    await access.server.credentials.close();
    throw error;
  }
}

/** Opens the person's tasks for as long as `work` takes. */
export async function withTaskList<Result>(
  surroundings: Surroundings,
  work: (list: TaskList) => Promise<Result>,
): Promise<Result> {
  const list = await openTaskList(surroundings);
  try {
    return await work(list);
  } finally {
    await list.close();
  }
}
