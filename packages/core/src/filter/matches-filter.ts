import type { Task } from '@lockstep/protocol';
import { type Asker, isOverdue } from './is-overdue.ts';
import { matchesAtAnyTime } from './matches-at-any-time.ts';
import { startOfDay } from './start-of-day.ts';
import type { TaskFilter } from './task-filter.ts';

type Test = (task: Task) => boolean;

/**
 * Whether a task is among those a filter asks for: what `task.find` means, and every store's query must agree with it.
 * The filter is read once, then each task is a few comparisons.
 *
 * @example
 * tasks.filter(matchesFilter({ overdue: true }, { now, time_zone: 'Europe/Berlin' }));
 */
export function matchesFilter(filter: TaskFilter, asker: Asker): Test {
  const tests = [
    matchesAtAnyTime(filter),
    ...completionTests(filter, asker),
    ...(filter.overdue === true ? [(task: Task) => isOverdue(task, asker)] : []),
  ];
  return (task) => tests.every((test) => test(task));
}

/** Instants of the log are all written alike, so they compare as text. */
function completionTests({ completed_from, completed_to }: TaskFilter, { time_zone }: Asker): Test[] {
  const tests: Test[] = [];
  if (completed_from !== undefined) {
    const from = startOfDay(completed_from, time_zone);
    tests.push(({ completed_at }) => completed_at !== null && completed_at >= from);
  }
  if (completed_to !== undefined) {
    const before = startOfDay(completed_to, time_zone, 1);
    tests.push(({ completed_at }) => completed_at !== null && completed_at < before);
  }
  return tests;
}
