import { z } from 'zod';
import { LockstepError } from '../error/lockstep-error.ts';
import { parseInput } from '../error/parse.ts';
import { maxItems } from '../wire/limits.ts';
import type { WriteOperation } from './define-operation.ts';
import { registry, type ReadName, type Registry, type WriteName } from './registry.ts';

/** What a caller passes for one item of a write. */
export type ItemInput<Name extends WriteName> = z.input<Registry[Name]['input']>;

/** One item as operations see it: parsed, with defaults filled in. */
export type Item<Name extends WriteName> = z.output<Registry[Name]['input']>;

/** What a write takes: one item, or a list that is one operation, all or nothing unless `on_error: "skip"`. */
export type OperationInput<Name extends WriteName> =
  | ItemInput<Name>
  | { items: ItemInput<Name>[]; on_error?: 'fail' | 'skip' };

/** What comes back for one item. */
export type ItemResult<Name extends WriteName> = z.output<Registry[Name]['result']>;

/** What a caller asks a read. */
export type ReadInput<Name extends ReadName> = z.input<Registry[Name]['input']>;

/** What a read answers. */
export type ReadResult<Name extends ReadName> = z.output<Registry[Name]['result']>;

/** A write's input after parsing: always a list; `single` remembers how it was asked. */
export interface ParsedInput<Name extends WriteName> {
  readonly items: readonly Item<Name>[];
  readonly single: boolean;
  readonly on_error: 'fail' | 'skip';
}

const listSchemas = new Map<WriteName, z.ZodObject>();

/** The schema of an operation's list form. */
export function listInputSchema(operation: WriteOperation): z.ZodObject {
  const known = listSchemas.get(operation.name as WriteName);
  if (known !== undefined) return known;
  const schema = z.strictObject({
    items: z.array(operation.input).min(1, 'must name at least one item').max(maxItems, `at most ${maxItems} items`),
    on_error: z.enum(['fail', 'skip']).default('fail'),
  });
  listSchemas.set(operation.name as WriteName, schema);
  return schema;
}

/**
 * Parses what a door received for a write.
 *
 * @throws LockstepError VALIDATION_FAILED naming each field at fault.
 */
export function parseOperationInput<Name extends WriteName>(name: Name, value: unknown): ParsedInput<Name> {
  const operation: WriteOperation = registry[name];
  if (operation.lists && typeof value === 'object' && value !== null && Object.hasOwn(value, 'items')) {
    const list = parseInput(listInputSchema(operation), value);
    return { items: list['items'] as Item<Name>[], single: false, on_error: list['on_error'] as 'fail' | 'skip' };
  }
  if (Array.isArray(value)) {
    throw new LockstepError('VALIDATION_FAILED', 'Input: a list goes under “items”.', {
      errors: [{ path: '', message: 'A list goes under “items”.' }],
    });
  }
  return { items: [parseInput(operation.input, value) as Item<Name>], single: true, on_error: 'fail' };
}
