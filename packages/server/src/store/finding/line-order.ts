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
  readonly value: Float64Array;
  readonly next: Float64Array;
  readonly ties: readonly string[] | undefined;
}

const newestFirst: ReadonlySet<TaskSort> = new Set<TaskSort>(['created', 'updated', 'completed']);

function sortBy({ numbers, positions, titles }: TaskColumns, sort: TaskSort): Sort {
  const { positionStart } = numbers;
  switch (sort) {
    case 'position':
      return { value: positionStart, next: positionStart, ties: positions };
    case 'due':
      return { value: numbers.dueMoment, next: positionStart, ties: positions };
    case 'priority':
      return { value: numbers.pressure, next: positionStart, ties: positions };
    case 'title':
      return { value: numbers.titleStart, next: numbers.titleNext, ties: titles };
    case 'created':
      return { value: numbers.createdMs, next: numbers.idStart, ties: undefined };
    case 'updated':
      return { value: numbers.seq, next: numbers.idStart, ties: undefined };
    case 'completed':
      return { value: numbers.completedMs, next: numbers.idStart, ties: undefined };
  }
}

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** What a sort of `task.find` means, the same as core's `compareTasks`; nearly all comparisons are of numbers. */
export class LineOrder {
  /** Of each line. */
  readonly values: Float64Array;
  /** −1 where the greatest value comes first. */
  readonly sign: 1 | -1;
  readonly #sort: TaskSort;
  readonly #next: Float64Array;
  readonly #ties: readonly string[] | undefined;
  readonly #ids: readonly string[];

  constructor(columns: TaskColumns, sort: TaskSort) {
    const { value, next, ties } = sortBy(columns, sort);
    this.#sort = sort;
    this.values = value;
    this.#next = next;
    this.#ties = ties;
    this.#ids = columns.ids;
    this.sign = newestFirst.has(sort) ? -1 : 1;
  }

  key(line: number): SortKey {
    return {
      value: this.values[line] ?? 0,
      next: this.#next[line] ?? 0,
      tie: this.#ties?.[line] ?? '',
      id: this.#ids[line] ?? '',
    };
  }

  keyAt(place: Place): SortKey {
    if (this.#ties === undefined) return { ...place, next: idStart(place.id) };
    return { ...place, next: this.#sort === 'title' ? textNext(place.tie) : textStart(place.tie) };
  }

  /** Those of the lines that come after that place. */
  linesAfter(lines: Int32Array, key: SortKey): Int32Array {
    const { sign, values } = this;
    const value = sign * key.value;
    const after = new Int32Array(lines.length);
    let count = 0;
    for (const line of lines) {
      const difference = sign * (values[line] ?? 0) - value;
      if (difference > 0 || (difference === 0 && this.compare(line, key) > 0)) {
        after[count] = line;
        count += 1;
      }
    }
    return after.subarray(0, count);
  }

  /** Negative where the line comes before that place. */
  compare(line: number, key: SortKey): number {
    const difference = (this.values[line] ?? 0) - key.value || (this.#next[line] ?? 0) - key.next;
    return this.sign * (difference === 0 ? this.#compareTexts(this.key(line), key) : difference);
  }

  /** Negative where the one place comes before the other. */
  compareKeys(a: SortKey, b: SortKey): number {
    return this.sign * (a.value - b.value || a.next - b.next || this.#compareTexts(a, b));
  }

  #compareTexts(a: SortKey, b: SortKey): number {
    return byText(a.tie, b.tie) || byText(a.id, b.id);
  }
}
