import type { Task } from '@lockstep/protocol';
import { useTasks } from '@lockstep/react';
import { useMemo } from 'react';

const withParent = (tasks: readonly Task[]): readonly Task[] => tasks.filter(({ parent_id }) => parent_id !== null);

/** How many subtasks each task has, and how many are done. */
export type SubtaskTallies = ReadonlyMap<string, { done: number; total: number }>;

/** The tallies of every task that has subtasks; anew only when a subtask changes. */
export const useSubtaskTallies = (): SubtaskTallies => {
  const subtasks = useTasks({ status: 'all' }, withParent);
  return useMemo(() => {
    const tallies = new Map<string, { done: number; total: number }>();
    for (const { parent_id, completed } of subtasks) {
      if (parent_id === null) continue;
      const { done, total } = tallies.get(parent_id) ?? { done: 0, total: 0 };
      tallies.set(parent_id, { done: done + Number(completed), total: total + 1 });
    }
    return tallies;
  }, [subtasks]);
};
