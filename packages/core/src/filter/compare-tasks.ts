import type { Task } from '@lockstep/protocol';
import { priorities } from '@lockstep/protocol/schemaless';
import { foldedText } from './folded-text.ts';

/** How a list of tasks may be sorted. */
export type TaskSort = 'position' | 'due' | 'priority' | 'created' | 'updated' | 'completed' | 'title';

type Compare = (a: Task, b: Task) => number;

function byValue<Value extends string | number>(a: Value, b: Value): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Nothing sorts last. */
function byDate(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null ? -1 : byValue(a, b);
}

/** As many code points of a title as its order goes by: pages are found again by it, so it must not be long. */
const TITLE_POINTS = 100;

function titleKey(task: Task): string {
  const text = foldedText(task).slice(0, 2 * TITLE_POINTS);
  const end = text.indexOf('\n');
  const title = end === -1 ? text : text.slice(0, end);
  return title.length <= TITLE_POINTS ? title : Array.from(title).slice(0, TITLE_POINTS).join('');
}

const sorts: Readonly<Record<TaskSort, Compare>> = {
  position: (a, b) => byValue(a.position, b.position),
  due: (a, b) => byDate(a.due_date, b.due_date) || byDate(a.due_time, b.due_time) || byValue(a.position, b.position),
  priority: (a, b) =>
    byValue(priorities.indexOf(b.priority), priorities.indexOf(a.priority)) ||
    byDate(a.due_date, b.due_date) ||
    byValue(a.position, b.position),
  title: (a, b) => byValue(titleKey(a), titleKey(b)),
  created: (a, b) => byValue(b.created_at, a.created_at),
  updated: (a, b) => byValue(b.seq, a.seq),
  completed: (a, b) => byValue(b.completed_at ?? '', a.completed_at ?? ''),
};

const newestFirst: ReadonlySet<TaskSort> = new Set<TaskSort>(['created', 'updated', 'completed']);

/**
 * The order of `task.find`, for `toSorted`: most pressing first for due and priority (without a date last), newest first
 * for created, updated and completed; ties by id in the same direction (X3).
 */
export function compareTasks(sort: TaskSort): Compare {
  const compare = sorts[sort];
  if (newestFirst.has(sort)) return (a, b) => compare(a, b) || byValue(b.id, a.id);
  return (a, b) => compare(a, b) || byValue(a.id, b.id);
}
