import { foldText } from '@lockstep/core';
import type { TaskCriteria } from '../store.ts';
import { LeadingLines } from './leading-lines.ts';
import { LineOrder } from './line-order.ts';
import { askedStatuses, type LineTest, lineTests } from './line-tests.ts';
import { statuses, type TaskColumns } from './task-columns.ts';
import { decodeCursor, encodeCursor } from './task-cursor.ts';
import type { TaskTable } from './task-table.ts';

/** A page of what was found. */
export interface FoundPage {
  readonly ids: readonly string[];
  readonly next_cursor: string | null;
  /** How many there are on all pages together. */
  readonly total: number;
}

/** `Int32Array.filter` takes several times as long. */
function linesPassing(lines: Int32Array, test: LineTest): Int32Array {
  const left = new Int32Array(lines.length);
  let count = 0;
  for (const line of lines) {
    left[count] = line;
    if (test(line)) count += 1;
  }
  return left.subarray(0, count);
}

function linesOfStatus({ numbers, size }: TaskColumns, asked: Uint8Array): Int32Array {
  const { status } = numbers;
  const lines = new Int32Array(size);
  let count = 0;
  for (let line = 0; line < size; line += 1) {
    lines[count] = line;
    count += asked[status[line] ?? 0] ?? 0;
  }
  return lines.subarray(0, count);
}

/** The lines that the criteria ask for. */
function linesOf(table: TaskTable, criteria: TaskCriteria): Int32Array {
  const { columns } = table;
  const { status } = columns.numbers;
  const asked = askedStatuses(criteria.status);
  const tests = lineTests(columns, criteria);
  const isAsked = (line: number): boolean => asked[status[line] ?? statuses.gone] === 1;
  // One test after the other, each through all that the one before has left.
  const passing = (lines: Int32Array): Int32Array => tests.reduce(linesPassing, lines);

  const words = [...new Set(criteria.words.map(foldText))].filter((word) => word !== '');
  if (criteria.ids !== undefined) {
    const named = new Set(criteria.ids.map((id) => table.line(id)).filter((line) => line !== undefined));
    if (words.length === 0) return passing(linesPassing(Int32Array.from(named), isAsked));
    tests.unshift((line) => named.has(line));
  }
  if (words.length === 0) return passing(linesOfStatus(columns, asked));
  const fits = (line: number): boolean => isAsked(line) && tests.every((test) => test(line));
  return passing(linesPassing(table.search(words, fits), isAsked));
}

/**
 * Finds a page of tasks in their order.
 *
 * @throws LockstepError VALIDATION_FAILED where the cursor is none.
 */
export function findPage(table: TaskTable, criteria: TaskCriteria): FoundPage {
  const { cursor, limit, sort } = criteria;
  const order = new LineOrder(table.columns, sort);
  const after = cursor === undefined ? undefined : order.keyAt(decodeCursor(sort, cursor));
  const found = linesOf(table, criteria);
  // One more than asked for tells whether there is a next page.
  const leading = new LeadingLines(order, limit + 1);
  leading.offerAll(after === undefined ? found : order.linesAfter(found, after));
  const lines = leading.sorted();
  const keys = lines.slice(0, limit).map((line) => order.key(line));
  const last = keys.at(-1);
  const next_cursor = last !== undefined && lines.length > limit ? encodeCursor(sort, last) : null;
  return { ids: keys.map(({ id }) => id), next_cursor, total: found.length };
}
