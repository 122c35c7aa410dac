import type { TaskFilter } from './task-filter.ts';

/** Whether `matchesAtAnyTime` is not all there is to a filter. */
export function dependsOnTime({ overdue, completed_from, completed_to }: TaskFilter): boolean {
  return overdue === true || completed_from !== undefined || completed_to !== undefined;
}
