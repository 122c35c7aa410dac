import type { TaskCriteria } from '../store.ts';
import type { Codes } from './codes.ts';
import { dayNumber, noDay } from './day-number.ts';
import { overdueTest } from './overdue-test.ts';
import { never, type NumberColumns, statuses, type TaskColumns, urgencyOf } from './task-columns.ts';

export type LineTest = (line: number) => boolean;

/** Of each status whether it is asked for. */
export function askedStatuses(asked: TaskCriteria['status']): Uint8Array {
  const wanted = new Uint8Array(Object.keys(statuses).length);
  for (const status of asked === 'all' ? (['open', 'done'] as const) : [asked]) wanted[statuses[status]] = 1;
  return wanted;
}

function codeTest(column: Int32Array, codes: Codes<string | null>, value: string | null): LineTest {
  const wanted = codes.find(value);
  return wanted === undefined ? () => false : (line) => column[line] === wanted;
}

function placeTests(columns: TaskColumns, { project_id, parent_id, assignee_id }: TaskCriteria): LineTest[] {
  const { project, parent, assignee } = columns.numbers;
  const tests: LineTest[] = [];
  if (project_id !== undefined) tests.push(codeTest(project, columns.projects, project_id));
  if (parent_id !== undefined) tests.push(codeTest(parent, columns.parents, parent_id));
  if (assignee_id !== undefined) tests.push(codeTest(assignee, columns.assignees, assignee_id));
  return tests;
}

/** Tasks share few lists of labels, so each list is judged once. */
function labelTest({ numbers: { labels }, labelLists }: TaskColumns, asked: readonly string[]): LineTest {
  const wanted = asked.map((label) => label.toLowerCase());
  const fitting = labelLists.values.map((list) => {
    const own = list.map((label) => label.toLowerCase());
    return wanted.every((label) => own.includes(label));
  });
  return (line) => fitting[labels[line] ?? -1] === true;
}

function dateTests({ dueDay, completedMs }: NumberColumns, criteria: TaskCriteria): LineTest[] {
  const { due_from, due_to, completed_from, completed_before } = criteria;
  const tests: LineTest[] = [];
  if (due_from !== undefined || due_to !== undefined) {
    const from = due_from === undefined ? 0 : dayNumber(due_from);
    const to = due_to === undefined ? noDay - 1 : dayNumber(due_to);
    tests.push((line) => {
      const day = dueDay[line] ?? noDay;
      return day >= from && day <= to;
    });
  }
  if (completed_from !== undefined || completed_before !== undefined) {
    const from = completed_from === undefined ? never + 1 : Date.parse(completed_from);
    const before = completed_before === undefined ? Infinity : Date.parse(completed_before);
    tests.push((line) => {
      const at = completedMs[line] ?? never;
      return at >= from && at < before;
    });
  }
  return tests;
}

/** What a line must pass to be among those asked for, but for its status and the words. */
export function lineTests(columns: TaskColumns, criteria: TaskCriteria): LineTest[] {
  const { labels, overdue, priority } = criteria;
  const tests = placeTests(columns, criteria);
  if (priority !== undefined) {
    const { urgency } = columns.numbers;
    const wanted = urgencyOf(priority);
    tests.push((line) => urgency[line] === wanted);
  }
  tests.push(...dateTests(columns.numbers, criteria));
  if (labels.length > 0) tests.push(labelTest(columns, labels));
  if (overdue !== undefined) tests.push(overdueTest(columns, overdue));
  return tests;
}
