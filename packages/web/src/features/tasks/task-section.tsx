import type { Task } from '@lockstep/protocol';
import type { ReactNode } from 'react';
import { TaskList } from '../../ui/task-list.tsx';
import { TaskRow } from '../../ui/task-row.tsx';
import type { TaskListView } from './task-list-view.ts';
import { TaskMenu } from './task-menu.tsx';

type TaskSectionProps = {
  tasks: readonly Task[];
  view: TaskListView;
  heading?: string;
  /** The list's name where it has no heading. */
  label?: string;
  tone?: 'plain' | 'overdue';
  action?: ReactNode;
  /** The list is of one project: its name is not said again on each row. */
  withinProject?: boolean;
  /** The list is of one day: rows say only the time. */
  timeOnly?: boolean;
};

/** A section of tasks, wired to what can be done with them. Nothing is drawn for no tasks. */
export const TaskSection = (props: TaskSectionProps) => {
  const { tasks, view, heading, label, tone, action, withinProject, timeOnly } = props;
  if (tasks.length === 0) return null;
  return (
    <TaskList
      {...(heading === undefined ? {} : { heading, count: tasks.length })}
      {...(label === undefined ? {} : { label })}
      {...(tone === undefined ? {} : { tone })}
      action={action}
      tasks={tasks}
      renderRow={(task) => (
        <TaskRow
          task={task}
          project={withinProject === true ? undefined : view.projectOf(task)}
          subtasks={view.subtasksOf(task)}
          timeOnly={timeOnly}
          {...view.stateOf(task)}
          onToggle={view.onToggle}
          onOpen={view.onOpen}
          onEdit={view.onEdit}
          onRename={view.onRename}
          onEditEnd={view.onEditEnd}
          actions={<TaskMenu task={task} view={view} />}
        />
      )}
    />
  );
};
