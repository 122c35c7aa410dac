import type { TaskFilter } from '@lockstep/client';
import type { Task } from '@lockstep/protocol';
import { useRef } from 'react';
import { useClientValue } from './use-client-value.ts';

interface Selected<Value> {
  readonly tasks: readonly Task[];
  readonly selector: (tasks: readonly Task[]) => Value;
  readonly value: Value;
}

function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  return a.every((element, index) => Object.is(element, b[index]));
}

/**
 * The live tasks of a filter, in its order; by default the open ones of the personal workspace. The filter may be made
 * anew each time: what counts is what it says.
 *
 * @example
 * const today = useTasks({ due_to: '2026-11-22', sort: 'due' });
 */
export function useTasks(filter?: TaskFilter): readonly Task[];
/**
 * What a selector makes of them. Drawn anew only when that differs: by `Object.is`, a list by its elements.
 *
 * @example
 * const ids = useTasks({ project }, (tasks) => tasks.map((task) => task.id));
 */
export function useTasks<Value>(filter: TaskFilter, selector: (tasks: readonly Task[]) => Value): Value;
export function useTasks<Value>(
  filter: TaskFilter = {},
  selector?: (tasks: readonly Task[]) => Value,
): readonly Task[] | Value {
  const last = useRef<Selected<Value>>(undefined);
  return useClientValue((client) => {
    const tasks = client.tasks(filter);
    if (selector === undefined) return tasks;
    const before = last.current;
    if (before?.tasks === tasks && before.selector === selector) return before.value;
    const fresh = selector(tasks);
    const value = before !== undefined && isSame(before.value, fresh) ? before.value : fresh;
    last.current = { tasks, selector, value };
    return value;
  });
}
