import type { Task } from '@lockstep/protocol';
import { useTasks } from '@lockstep/react';

/** The open tasks above and below one in the person's own order: of the same project, under the same task. */
export const useNeighbours = (task: Task): { above: Task | undefined; below: Task | undefined } => {
  const siblings = useTasks({ project: task.project_id ?? 'inbox' }).filter(
    ({ parent_id }) => parent_id === task.parent_id,
  );
  const index = siblings.findIndex(({ id }) => id === task.id);
  if (index < 0) return { above: undefined, below: undefined };
  return { above: siblings[index - 1], below: siblings[index + 1] };
};
