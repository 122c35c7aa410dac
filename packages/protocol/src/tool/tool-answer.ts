import { z } from 'zod';
import type { ItemResult } from '../operation/operation-input.ts';
import type { ReadName, Registry, WriteName } from '../operation/registry.ts';
import type { ToolAnswer } from './define-tool.ts';

/** What every write tells: the operation, to undo it by, and where the log stands. */
export const writtenFields = {
  op_id: z.string(),
  seq: z.int(),
};

/** A write's answer to a list, typed by its operation. */
export interface WriteAnswer<Name extends WriteName> {
  readonly op_id: string;
  readonly seq: number;
  readonly items: readonly ItemResult<Name>[];
}

// Answers come from our own operations, whose results are checked where they are made; these two only name their types.

export function writeAnswer<Name extends WriteName>(_operation: Name, answer: ToolAnswer): WriteAnswer<Name> {
  return answer as unknown as WriteAnswer<Name>;
}

export function readAnswer<Name extends ReadName>(
  _operation: Name,
  answer: ToolAnswer,
): z.output<Registry[Name]['result']> {
  return answer as z.output<Registry[Name]['result']>;
}
