import type { TaskSort } from '../store.ts';
import type { TaskColumns } from './task-columns.ts';

/** Where a task stands in an order: by `first`, then by `tie`, then by `id`. What a cursor holds on to. */
export interface SortKey {
  readonly first: number;
  readonly tie: string;
  readonly id: string;
}

/** Before every instant: what has none comes last among the newest first. */
const never = -1e15;

const newestFirst: ReadonlySet<TaskSort> = new Set<TaskSort>(['created', 'updated', 'completed']);

type FirstKey = (line: number) => number;

function firstKey(columns: TaskColumns, sort: TaskSort): FirstKey {
  const { completedMs, createdMs, dueDay, dueMoment, positionStart, seq, titleStart, urgency } = columns;
  switch (sort) {
    case 'position':
      return (line) => positionStart[line] ?? 0;
    case 'due':
      return (line) => dueMoment[line] ?? 0;
    case 'priority':
      return (line) => (urgency[line] ?? 0) * 1e8 + (dueDay[line] ?? 0);
    case 'created':
      return (line) => createdMs[line] ?? 0;
    case 'updated':
      return (line) => seq[line] ?? 0;
    case 'completed':
      return (line) => {
        const at = completedMs[line] ?? never;
        return Number.isNaN(at) ? never : at;
      };
    case 'title':
      return (line) => titleStart[line] ?? 0;
  }
}

function tieOf({ positions, titles }: TaskColumns, sort: TaskSort): (line: number) => string {
  if (sort === 'title') return (line) => titles[line] ?? '';
  return newestFirst.has(sort) ? () => '' : (line) => positions[line] ?? '';
}

function byValue<Value extends string | number>(a: Value, b: Value): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** What a sort of `task.find` means, the same as core's `compareTasks`; most comparisons are of two numbers. */
export class LineOrder {
  readonly #first: FirstKey;
  readonly #tie: (line: number) => string;
  readonly #ids: readonly string[];
  readonly #sign: 1 | -1;

  constructor(columns: TaskColumns, sort: TaskSort) {
    this.#first = firstKey(columns, sort);
    this.#tie = tieOf(columns, sort);
    this.#ids = columns.ids;
    this.#sign = newestFirst.has(sort) ? -1 : 1;
  }

  key(line: number): SortKey {
    return { first: this.#first(line), tie: this.#tie(line), id: this.#ids[line] ?? '' };
  }

  /** Negative where the line comes before that place. */
  compare(line: number, key: SortKey): number {
    const difference = this.#first(line) - key.first;
    return this.#sign * (difference === 0 ? this.#compareEqual(line, key) : difference);
  }

  /** Negative where the one place comes before the other. */
  compareKeys(a: SortKey, b: SortKey): number {
    return this.#sign * (a.first - b.first || byValue(a.tie, b.tie) || byValue(a.id, b.id));
  }

  #compareEqual(line: number, key: SortKey): number {
    return byValue(this.#tie(line), key.tie) || byValue(this.#ids[line] ?? '', key.id);
  }
}
