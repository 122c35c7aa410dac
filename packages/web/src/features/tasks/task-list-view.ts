import type { Project, Task } from '@lockstep/protocol';
import type { ReactNode } from 'react';
import type { Place } from '../../commands/task-commands.ts';
import type { Anchor } from '../../ui/anchor.ts';
import type { TaskRowActions, TaskRowState } from '../../ui/task-row.tsx';

/** What a row can ask the person, at its side: everything at once, or one thing. */
export type RowQuestion = 'menu' | 'date' | 'priority' | 'project';

/** What every list of tasks needs besides its tasks: their projects, their state, and what can be done with them. */
export type TaskListView = TaskRowActions & {
  projectOf: (task: Task) => Pick<Project, 'name' | 'color'> | undefined;
  stateOf: (task: Task) => TaskRowState;
  /** The light of whoever changed it just now. */
  haloOf?: (task: Task) => ReactNode;
  /** That the server does not have all of it yet. */
  unsentOf?: (task: Task) => ReactNode;
  subtasksOf: (task: Task) => { done: number; total: number } | undefined;
  onAsk?: (task: Task, question: RowQuestion, anchor: Anchor) => void;
  onPlace?: (task: Task, place: Place) => void;
  onDelete?: (task: Task) => void;
};
