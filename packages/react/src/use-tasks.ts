import type { TaskFilter } from '@lockstep/client';
import type { Task } from '@lockstep/protocol';
import { useSelected } from './use-selected.ts';

/**
 * The live tasks of a filter, in its order; by default the open ones of the personal workspace. The filter may be made
 * anew each time: what counts is what it says.
 *
 * @example
 * const today = useTasks({ due_to: '2026-11-22', sort: 'due' });
 */
export function useTasks(filter?: TaskFilter): readonly Task[];
/**
 * What a selector makes of them. Drawn anew only when that differs: by `Object.is`, lists and plain objects by what they
 * hold.
 *
 * @example
 * const ids = useTasks({ project }, (tasks) => tasks.map((task) => task.id));
 */
export function useTasks<Value>(filter: TaskFilter, selector: (tasks: readonly Task[]) => Value): Value;
export function useTasks<Value>(
  filter: TaskFilter = {},
  selector?: (tasks: readonly Task[]) => Value,
): readonly Task[] | Value {
  return useSelected((client) => client.tasks(filter), selector);
}
