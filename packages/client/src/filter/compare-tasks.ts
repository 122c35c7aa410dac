import { priorities, type Task } from '@lockstep/protocol';
import type { TaskFilter } from './task-filter.ts';
import { foldedText } from './folded-text.ts';

type Sort = NonNullable<TaskFilter['sort']>;

type Compare = (a: Task, b: Task) => number;

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Nothing sorts last. */
function byDate(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return byText(a, b);
}

const sorts: Readonly<Record<Sort, Compare>> = {
  position: (a, b) => byText(a.position, b.position),
  due: (a, b) => byDate(a.due_date, b.due_date) || byDate(a.due_time, b.due_time) || byText(a.position, b.position),
  priority: (a, b) =>
    priorities.indexOf(b.priority) - priorities.indexOf(a.priority) ||
    byDate(a.due_date, b.due_date) ||
    byText(a.position, b.position),
  created: (a, b) => byText(b.created_at, a.created_at),
  // A pending change has no seq of its own yet.
  updated: (a, b) => byText(b.updated_at, a.updated_at) || b.seq - a.seq,
  completed: (a, b) => byText(b.completed_at ?? '', a.completed_at ?? ''),
  title: (a, b) => byText(foldedText(a), foldedText(b)),
};

const newestFirst: ReadonlySet<Sort> = new Set<Sort>(['created', 'updated', 'completed']);

/** The order of a list, as `task.find` sorts: what is equal goes by id, in the sort's direction (X3). */
export function compareTasks(sort: Sort): Compare {
  const compare = sorts[sort];
  const direction = newestFirst.has(sort) ? -1 : 1;
  return (a, b) => compare(a, b) || direction * byText(a.id, b.id);
}
