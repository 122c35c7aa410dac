import type { Task } from '@lockstep/protocol';
import { useTasks } from '@lockstep/react';
import { useMemo } from 'react';
import { useCommands } from '../../commands/commands-context.tsx';
import { TrashScreen } from './trash-screen.tsx';
import { useLoadState } from '../../live/use-load-state.ts';

/** The latest first; what went there with its parent comes back with it. */
const roots = (tasks: readonly Task[]): readonly Task[] => {
  const ids = new Set(tasks.map(({ id }) => id));
  return tasks
    .filter(({ parent_id }) => parent_id === null || !ids.has(parent_id))
    .toSorted((a, b) => ((a.deleted_at ?? '') < (b.deleted_at ?? '') ? 1 : -1));
};

/** What was deleted, as it is at this moment. */
export const LiveTrash = () => {
  const { tasks: commands } = useCommands();
  const trashed = useTasks({ status: 'trashed' });
  const tasks = useMemo(() => roots(trashed), [trashed]);
  return <TrashScreen tasks={tasks} load={useLoadState()} onRestore={(task) => commands.restore(task)} />;
};
