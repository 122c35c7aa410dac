import type { ReadName } from '@lockstep/protocol';
import { findTasks } from './find-tasks.ts';
import { getOverview } from './get-overview.ts';
import { getTask } from './get-task.ts';
import { listChanges } from './list-changes.ts';
import { listProjects } from './list-projects.ts';
import type { ReadHandler } from './read-context.ts';

/** How each read of the registry is answered; the compiler refuses a list with a gap. */
export const readHandlers: { readonly [Name in ReadName]: ReadHandler<Name> } = {
  'task.find': findTasks,
  'task.get': getTask,
  'project.list': listProjects,
  'overview.get': getOverview,
  'change.list': listChanges,
};
