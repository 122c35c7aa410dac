import { foldText, isOverdue, startOfDay, type Asker } from '@lockstep/core';
import type { Task } from '@lockstep/protocol';
import type { TaskFilter } from './task-filter.ts';
import { foldedText } from './folded-text.ts';

type Test = (task: Task) => boolean;

function statusTest(status: NonNullable<TaskFilter['status']>): Test {
  switch (status) {
    case 'trashed':
      return (task) => task.deleted_at !== null;
    case 'open':
      return (task) => task.deleted_at === null && !task.completed;
    case 'done':
      return (task) => task.deleted_at === null && task.completed;
    default:
      return (task) => task.deleted_at === null;
  }
}

function placeTests({ ids, project, parent, assignee }: TaskFilter): Test[] {
  const wanted = ids === undefined ? undefined : new Set(ids);
  const project_id = project === 'inbox' ? null : project;
  return [
    ...(wanted === undefined ? [] : [(task: Task) => wanted.has(task.id)]),
    ...(project_id === undefined ? [] : [(task: Task) => task.project_id === project_id]),
    ...(parent === undefined ? [] : [(task: Task) => task.parent_id === parent]),
    ...(assignee === undefined ? [] : [(task: Task) => task.assignee_id === assignee]),
  ];
}

function wordTests({ query, labels, priority }: TaskFilter): Test[] {
  const words = (query ?? '')
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(foldText);
  const wanted = (labels ?? []).map((label) => label.toLowerCase());
  return [
    ...words.map((word) => (task: Task) => foldedText(task).includes(word)),
    ...wanted.map((label) => (task: Task) => task.labels.some((own) => own.toLowerCase() === label)),
    ...(priority === undefined ? [] : [(task: Task) => task.priority === priority]),
  ];
}

function dateTests(filter: TaskFilter, asker: Asker): Test[] {
  const { due_from, due_to, completed_from, completed_to, overdue } = filter;
  const from = completed_from === undefined ? undefined : startOfDay(completed_from, asker.time_zone);
  const before = completed_to === undefined ? undefined : startOfDay(completed_to, asker.time_zone, 1);
  return [
    ...(due_from === undefined ? [] : [(task: Task) => task.due_date !== null && task.due_date >= due_from]),
    ...(due_to === undefined ? [] : [(task: Task) => task.due_date !== null && task.due_date <= due_to]),
    ...(from === undefined ? [] : [(task: Task) => task.completed_at !== null && task.completed_at >= from]),
    ...(before === undefined ? [] : [(task: Task) => task.completed_at !== null && task.completed_at < before]),
    ...(overdue === true ? [(task: Task) => isOverdue(task, asker)] : []),
  ];
}

/** Whether a task belongs to a list, judged as `task.find` does; references are ids by now. */
export function matchesFilter(filter: TaskFilter, asker: Asker): Test {
  const tests = [
    statusTest(filter.status ?? 'open'),
    ...placeTests(filter),
    ...wordTests(filter),
    ...dateTests(filter, asker),
  ];
  return (task) => tests.every((test) => test(task));
}
