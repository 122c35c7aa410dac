import { priorities, type Task } from '@lockstep/protocol';
import { foldText } from './fold-text.ts';

/** How a list of tasks may be sorted. */
export type TaskSort = 'position' | 'due' | 'priority' | 'created' | 'updated' | 'completed' | 'title';

/** After every date, time and position. */
const LAST = '\uffff';

interface Order {
  readonly key: (task: Task) => readonly (string | number)[];
  readonly newestFirst: boolean;
}

const orders: Readonly<Record<TaskSort, Order>> = {
  position: { key: ({ position }) => [position], newestFirst: false },
  due: {
    key: ({ due_date, due_time, position }) => [due_date ?? LAST, due_time ?? LAST, position],
    newestFirst: false,
  },
  priority: {
    key: ({ priority, due_date, position }) => [-priorities.indexOf(priority), due_date ?? LAST, position],
    newestFirst: false,
  },
  title: { key: ({ title, notes }) => [foldText(`${title}\n${notes}`)], newestFirst: false },
  created: { key: ({ created_at }) => [created_at], newestFirst: true },
  updated: { key: ({ seq }) => [seq], newestFirst: true },
  completed: { key: ({ completed_at }) => [completed_at ?? ''], newestFirst: true },
};

/**
 * The order of `task.find`, for `toSorted`: most pressing first for due and priority (without a date last), newest first
 * for created, updated and completed; ties by id in the same direction.
 */
export function compareTasks(sort: TaskSort): (a: Task, b: Task) => number {
  const { key, newestFirst } = orders[sort];
  if (newestFirst) return (a, b) => compare([...key(b), b.id], [...key(a), a.id]);
  return (a, b) => compare([...key(a), a.id], [...key(b), b.id]);
}

function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index] ?? left;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
