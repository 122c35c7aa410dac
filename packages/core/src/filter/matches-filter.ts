import type { Task } from '@lockstep/protocol';
import { foldText } from './fold-text.ts';
import { type Asker, isOverdue } from './is-overdue.ts';
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
    statusTest(filter.status ?? 'open'),
    ...placeTests(filter),
    ...textTests(filter),
    ...dueTests(filter),
    ...completionTests(filter, asker),
    ...(filter.overdue === true ? [(task: Task) => isOverdue(task, asker)] : []),
  ];
  return (task) => tests.every((test) => test(task));
}

function statusTest(status: NonNullable<TaskFilter['status']>): Test {
  if (status === 'trashed') return ({ deleted_at }) => deleted_at !== null;
  if (status === 'all') return ({ deleted_at }) => deleted_at === null;
  return ({ completed, deleted_at }) => deleted_at === null && completed === (status === 'done');
}

function placeTests({ ids, project, parent, assignee }: TaskFilter): Test[] {
  const tests: Test[] = [];
  if (ids !== undefined) {
    const wanted = new Set(ids);
    tests.push(({ id }) => wanted.has(id));
  }
  if (project !== undefined) {
    const wanted = project === 'inbox' ? null : project;
    tests.push(({ project_id }) => project_id === wanted);
  }
  if (parent !== undefined) tests.push(({ parent_id }) => parent_id === parent);
  if (assignee !== undefined) tests.push(({ assignee_id }) => assignee_id === assignee);
  return tests;
}

function textTests({ query, labels, priority }: TaskFilter): Test[] {
  const tests: Test[] = [];
  const words = foldText(query ?? '')
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length > 0) {
    tests.push(({ title, notes }) => {
      const text = foldText(`${title}\n${notes}`);
      return words.every((word) => text.includes(word));
    });
  }
  for (const label of labels ?? []) {
    const wanted = label.toLowerCase();
    tests.push((task) => task.labels.some((own) => own.toLowerCase() === wanted));
  }
  if (priority !== undefined) tests.push((task) => task.priority === priority);
  return tests;
}

function dueTests({ due_from, due_to }: TaskFilter): Test[] {
  const tests: Test[] = [];
  if (due_from !== undefined) tests.push(({ due_date }) => due_date !== null && due_date >= due_from);
  if (due_to !== undefined) tests.push(({ due_date }) => due_date !== null && due_date <= due_to);
  return tests;
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
