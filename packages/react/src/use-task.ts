import type { Task } from '@lockstep/protocol';
import { useSelected } from './use-selected.ts';

/** One task, trashed ones included; undefined while it is not known. Drawn anew only when this task changes. */
export function useTask(id: string): Task | undefined;
/**
 * What a selector makes of it. Drawn anew only when that differs.
 *
 * @example
 * const title = useTask(id, (task) => task?.title);
 */
export function useTask<Value>(id: string, selector: (task: Task | undefined) => Value): Value;
export function useTask<Value>(id: string, selector?: (task: Task | undefined) => Value): Task | Value | undefined {
  return useSelected((client) => client.task(id), selector);
}
