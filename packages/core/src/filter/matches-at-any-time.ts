import type { Task } from '@lockstep/protocol';
import { foldText } from './fold-text.ts';
import { foldedText } from './folded-text.ts';
import type { TaskFilter } from './task-filter.ts';

type Test = (task: Task) => boolean;

/**
 * The part of a filter that holds or not whatever the time: all but `overdue` and the days of completion. It needs no
 * calendar, so a client has it before it has loaded one.
 */
export function matchesAtAnyTime(filter: TaskFilter): Test {
  const tests = [statusTest(filter.status ?? 'open'), ...placeTests(filter), ...textTests(filter), ...dueTests(filter)];
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
    tests.push((task) => {
      const text = foldedText(task);
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
