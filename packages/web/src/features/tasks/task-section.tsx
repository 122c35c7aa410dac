import type { Task } from '@lockstep/protocol';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { TaskList } from '../../ui/task-list.tsx';
import { TaskRow } from '../../ui/task-row.tsx';
import { RowMenuButton } from './row-menu-button.tsx';
import type { TaskListView } from './task-list-view.ts';

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
  /** The list is in the person's own order: Alt with an arrow key moves a row. */
  ordered?: boolean;
};

const pointOf = ({ clientX, clientY }: MouseEvent) => ({
  getBoundingClientRect: () => new DOMRect(clientX, clientY, 0, 0),
});

/** Moves a row one place up or down. */
const stepByKey = (
  task: Task,
  event: KeyboardEvent,
  { tasks, view }: Pick<TaskSectionProps, 'tasks' | 'view'>,
): void => {
  if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
  event.preventDefault();
  const up = event.key === 'ArrowUp';
  const neighbour = tasks[tasks.findIndex(({ id }) => id === task.id) + (up ? -1 : 1)];
  if (neighbour !== undefined) view.onPlace?.(task, up ? { before: neighbour.id } : { after: neighbour.id });
};

/** A section of tasks, wired to what can be done with them. Nothing is drawn for no tasks. */
export const TaskSection = (props: TaskSectionProps) => {
  const { tasks, view, heading, label, tone, action, withinProject, timeOnly, ordered } = props;
  if (tasks.length === 0) return null;
  const onContextMenu = (task: Task, event: MouseEvent): void => {
    if (view.onAsk === undefined) return;
    event.preventDefault();
    view.onAsk(task, 'menu', pointOf(event));
  };
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
          halo={view.haloOf?.(task)}
          unsent={view.unsentOf?.(task)}
          {...view.stateOf(task)}
          onToggle={view.onToggle}
          onOpen={view.onOpen}
          onEdit={view.onEdit}
          onRename={view.onRename}
          onEditEnd={view.onEditEnd}
          onKeyDown={ordered === true ? (each, event) => stepByKey(each, event, { tasks, view }) : undefined}
          onContextMenu={onContextMenu}
          actions={<RowMenuButton task={task} view={view} />}
        />
      )}
    />
  );
};
