import type { Project, Task } from '@lockstep/protocol';
import type { TaskRowActions, TaskRowState } from '../../ui/task-row.tsx';

/** What every list of tasks needs besides its tasks: their projects, their state, and what can be done with them. */
export type TaskListView = TaskRowActions & {
  projectOf: (task: Task) => Pick<Project, 'name' | 'color'> | undefined;
  stateOf: (task: Task) => TaskRowState;
  subtasksOf: (task: Task) => { done: number; total: number } | undefined;
  onSchedule?: (task: Task, date: string | null) => void;
  onDelete?: (task: Task) => void;
  onCopyLink?: (task: Task) => void;
};
