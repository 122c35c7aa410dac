import type { TaskSort } from '../store.ts';
import { idStart } from './id-start.ts';
import type { TaskColumns } from './task-columns.ts';
import { textNext, textStart } from './text-start.ts';

/** What a cursor holds on to: a task's value in an order, and what sets it apart from others with the same value. */
export interface Place {
  readonly value: number;
  readonly tie: string;
  readonly id: string;
}

/** A place with what compares faster than its texts and never contradicts them. */
export interface SortKey extends Place {
  readonly next: number;
}

/** An order goes by the value, then by `next`, which is how `tie` begins, or `id` where there is no `tie`, and so on. */
interface Sort {
  readonly value: readonly number[];
  readonly next: readonly number[];
  readonly ties: readonly string[] | undefined;
}

const newestFirst: ReadonlySet<TaskSort> = new Set<TaskSort>(['created', 'updated', 'completed']);

function sortBy(columns: TaskColumns, sort: TaskSort): Sort {
  const { positions, positionStart, titles } = columns;
  switch (sort) {
    case 'position':
      return { value: positionStart, next: positionStart, ties: positions };
    case 'due':
      return { value: columns.dueMoment, next: positionStart, ties: positions };
    case 'priority':
      return { value: columns.pressure, next: positionStart, ties: positions };
    case 'title':
      return { value: columns.titleStart, next: columns.titleNext, ties: titles };
    case 'created':
      return { value: columns.createdMs, next: columns.idStart, ties: undefined };
    case 'updated':
      return { value: columns.seq, next: columns.idStart, ties: undefined };
    case 'completed':
      return { value: columns.completedMs, next: columns.idStart, ties: undefined };
  }
}

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** What a sort of `task.find` means, the same as core's `compareTasks`; nearly all comparisons are of numbers. */
export class LineOrder {
  readonly #sort: TaskSort;
  readonly #value: readonly number[];
  readonly #next: readonly number[];
  readonly #ties: readonly string[] | undefined;
  readonly #ids: readonly string[];
  readonly #sign: 1 | -1;

  constructor(columns: TaskColumns, sort: TaskSort) {
    const { value, next, ties } = sortBy(columns, sort);
    this.#sort = sort;
    this.#value = value;
    this.#next = next;
    this.#ties = ties;
    this.#ids = columns.ids;
    this.#sign = newestFirst.has(sort) ? -1 : 1;
  }

  key(line: number): SortKey {
    return {
      value: this.#value[line] ?? 0,
      next: this.#next[line] ?? 0,
      tie: this.#ties?.[line] ?? '',
      id: this.#ids[line] ?? '',
    };
  }

  keyAt(place: Place): SortKey {
    if (this.#ties === undefined) return { ...place, next: idStart(place.id) };
    return { ...place, next: this.#sort === 'title' ? textNext(place.tie) : textStart(place.tie) };
  }

  /** Negative where the line comes before that place. */
  compare(line: number, key: SortKey): number {
    const difference = (this.#value[line] ?? 0) - key.value || (this.#next[line] ?? 0) - key.next;
    return this.#sign * (difference === 0 ? this.#compareTexts(this.key(line), key) : difference);
  }

  /** Negative where the one place comes before the other. */
  compareKeys(a: SortKey, b: SortKey): number {
    return this.#sign * (a.value - b.value || a.next - b.next || this.#compareTexts(a, b));
  }

  #compareTexts(a: SortKey, b: SortKey): number {
    return byText(a.tie, b.tie) || byText(a.id, b.id);
  }
}
