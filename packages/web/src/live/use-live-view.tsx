import type { Task } from '@lockstep/protocol';
import { useProjects } from '@lockstep/react';
import { useMemo } from 'react';
import { useCommands } from '../commands/commands-context.tsx';
import type { TaskListView } from '../features/tasks/task-list-view.ts';
import { LiveHalo } from './live-halo.tsx';
import { LiveUnsent } from './live-unsent.tsx';
import { useRowFocus } from './row-focus-context.tsx';
import { useOpenTask } from './use-open-task.ts';
import { useSubtaskTallies } from './use-subtask-tallies.ts';

/** What every list of tasks shows beside them and can do with them, on live data. */
export const useLiveView = (): TaskListView => {
  const { tasks } = useCommands();
  const { editingId, edit, ask } = useRowFocus();
  const { openId, open } = useOpenTask();
  const projects = useProjects({ archived: true });
  const tallies = useSubtaskTallies();
  return useMemo(
    () => ({
      projectOf: (task) => projects.find(({ id }) => id === task.project_id),
      stateOf: (task) => ({ selected: task.id === openId, editing: task.id === editingId }),
      haloOf: (task) => <LiveHalo id={task.id} />,
      unsentOf: (task) => <LiveUnsent id={task.id} />,
      subtasksOf: (task) => tallies.get(task.id),
      onToggle: (task, completed) => tasks.toggle(task, completed),
      onOpen: ({ id }: Task) => open(id === openId ? undefined : id),
      onEdit: ({ id }) => edit(id),
      onRename: (task, title) => {
        edit(undefined);
        tasks.rename(task, title);
      },
      onEditEnd: () => edit(undefined),
      onAsk: ({ id }, question, anchor) => ask({ taskId: id, question, anchor }),
      onPlace: (task, place) => tasks.place(task, place),
      onDelete: (task) => tasks.remove(task),
    }),
    [projects, tallies, tasks, openId, editingId, open, edit, ask],
  );
};
