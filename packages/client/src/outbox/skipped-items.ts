import type { Problem } from '@lockstep/protocol';
import { LockstepError, toProblem } from '@lockstep/protocol/schemaless';
import { readProblem } from '../http/read-problem.ts';
import type { OutboxItem } from './outbox-item.ts';

/** What is left to do of a list of which some items were skipped: these alone, as an operation of their own (X6). */
export interface SkippedItems {
  readonly input: OutboxItem['input'];
  /** Why the first of them was skipped. */
  readonly problem: Problem;
}

function errorOf(answer: unknown): unknown {
  return typeof answer === 'object' && answer !== null && 'error' in answer ? answer.error : undefined;
}

/** Finds the items that a list operation's answer reports as skipped; undefined if there are none. */
export function skippedItems(item: OutboxItem, result: Readonly<Record<string, unknown>>): SkippedItems | undefined {
  const asked: unknown = item.input['items'];
  const answered = result['items'];
  if (!Array.isArray(asked) || !Array.isArray(answered)) return undefined;
  const errors = answered.map(errorOf);
  const items: unknown[] = asked.filter((_, index) => errors[index] !== undefined);
  if (items.length === 0) return undefined;
  const first = readProblem(errors.find((error) => error !== undefined));
  const problem = first ?? toProblem(new LockstepError('CONFLICT', 'Some items were skipped.'));
  return { input: { ...item.input, items }, problem };
}
