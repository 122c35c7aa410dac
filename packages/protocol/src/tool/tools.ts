import { addTasks } from './add-tasks.ts';
import { completeTasks } from './complete-tasks.ts';
import type { Tool } from './define-tool.ts';
import { deleteTasks } from './delete-tasks.ts';
import { findTasks } from './find-tasks.ts';
import { getChanges } from './get-changes.ts';
import { getOverview } from './get-overview.ts';
import { moveTasks } from './move-tasks.ts';
import { rescheduleTasks } from './reschedule-tasks.ts';
import { restoreTasks } from './restore-tasks.ts';
import { saveProjects } from './save-projects.ts';
import { skipTasks } from './skip-tasks.ts';
import { undoChanges } from './undo-changes.ts';
import { updateTasks } from './update-tasks.ts';

const all = [
  getOverview,
  findTasks,
  getChanges,
  addTasks,
  updateTasks,
  completeTasks,
  rescheduleTasks,
  moveTasks,
  skipTasks,
  deleteTasks,
  restoreTasks,
  saveProjects,
  undoChanges,
] as const;

/** Every tool there is, in the order in which models are shown them: reads first, undo last. */
export const tools: readonly Tool[] = all;

export type ToolName = (typeof all)[number]['name'];

const byName: ReadonlyMap<string, Tool> = new Map(tools.map((tool) => [tool.name, tool]));

/** The tool of this name. */
export function findTool(name: string): Tool | undefined {
  return byName.get(name);
}
