import { foldText } from '@lockstep/core';
import type { TaskCriteria } from '../store.ts';
import { LeadingLines } from './leading-lines.ts';
import { LineOrder } from './line-order.ts';
import { type LineTest, lineTests } from './line-tests.ts';
import { decodeCursor, encodeCursor } from './task-cursor.ts';
import type { TaskTable } from './task-table.ts';

/** A page of what was found. */
export interface FoundPage {
  readonly ids: readonly string[];
  readonly next_cursor: string | null;
  /** How many there are on all pages together. */
  readonly total: number;
}

function linesWith(table: TaskTable, words: readonly string[], tests: readonly LineTest[]): Int32Array {
  const lines: number[] = [];
  table.search(
    words,
    (line) => tests.every((test) => test(line)),
    (line) => lines.push(line),
  );
  return Int32Array.from(lines);
}

/** One test after the other, each through all that the one before has left. */
function linesPassing(size: number, tests: readonly LineTest[]): Int32Array {
  const lines = new Int32Array(size);
  for (let line = 0; line < size; line += 1) lines[line] = line;
  let left = size;
  for (const test of tests) {
    let kept = 0;
    for (let at = 0; at < left; at += 1) {
      const line = lines[at] ?? 0;
      if (test(line)) {
        lines[kept] = line;
        kept += 1;
      }
    }
    left = kept;
  }
  return lines.subarray(0, left);
}

/** The lines that the criteria ask for. */
function linesOf(table: TaskTable, criteria: TaskCriteria): Int32Array {
  const { ids } = criteria;
  const tests = lineTests(table.columns, criteria);
  const words = [...new Set(criteria.words.map(foldText))].filter((word) => word !== '');
  if (ids === undefined) return words.length > 0 ? linesWith(table, words, tests) : linesPassing(table.size, tests);
  const asked = new Set(ids.map((id) => table.line(id)).filter((line) => line !== undefined));
  if (words.length > 0) return linesWith(table, words, [(line) => asked.has(line), ...tests]);
  return Int32Array.from(asked).filter((line) => tests.every((test) => test(line)));
}

/** How far apart the lines are that are offered first, then those between them. */
const strides = [64, 8, 1];

/**
 * Offers all lines, some from everywhere first: then the rest is compared with what is good already, where lines that came
 * in the opposite of their order would each displace the one before.
 */
function offerAll(lines: Int32Array, leading: LeadingLines): void {
  let coarser = Infinity;
  for (const stride of strides) {
    for (let at = 0; at < lines.length; at += stride) {
      const line = lines[at];
      const isNew = coarser === Infinity || at % coarser !== 0;
      if (line !== undefined && isNew) leading.offer(line);
    }
    coarser = stride;
  }
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
  offerAll(after === undefined ? found : found.filter((line) => order.compare(line, after) > 0), leading);
  const lines = leading.sorted();
  const keys = lines.slice(0, limit).map((line) => order.key(line));
  const last = keys.at(-1);
  const next_cursor = last !== undefined && lines.length > limit ? encodeCursor(sort, last) : null;
  return { ids: keys.map(({ id }) => id), next_cursor, total: found.length };
}
