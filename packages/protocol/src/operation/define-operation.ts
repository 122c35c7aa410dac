import type { z } from 'zod';
import type { Scope } from '../entity/scopes.ts';
import type { Role } from '../entity/workspace.ts';
import type { ErrorCode } from '../error/catalogue.ts';

export type HttpMethod = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** The REST route derived from an operation; `{id}` in the path is the input's `id`. */
export interface HttpRoute {
  readonly method: HttpMethod;
  readonly path: string;
  readonly status: 200 | 201;
}

/**
 * How people are told of it. `{title}`, `{name}` and `{count}` are filled in.
 *
 * @example { one: 'Completed “{title}”', many: 'Completed {count} tasks' }
 */
export interface Wording {
  readonly one: string;
  readonly many: string;
}

interface OperationBase<Name extends string, Input extends z.ZodObject, Result extends z.ZodObject> {
  readonly name: Name;
  /** A sentence for reference, OpenAPI, tool lists and CLI help. */
  readonly summary: string;
  /** Of a write: one item. Of a read: the whole input. Strict: unknown fields are errors. */
  readonly input: Input;
  /** Of a write: what comes back for one item. Of a read: the whole answer. */
  readonly result: Result;
  /** Beyond UNAUTHENTICATED, FORBIDDEN, INSUFFICIENT_SCOPE, VALIDATION_FAILED, RATE_LIMITED, which any may answer. */
  readonly errors: readonly ErrorCode[];
  readonly scope: Scope;
  readonly http: readonly HttpRoute[];
  readonly example: { readonly input: z.input<Input> };
}

export interface ReadOperation<
  Name extends string = string,
  Input extends z.ZodObject = z.ZodObject,
  Result extends z.ZodObject = z.ZodObject,
> extends OperationBase<Name, Input, Result> {
  readonly kind: 'read';
}

export interface WriteOperation<
  Name extends string = string,
  Input extends z.ZodObject = z.ZodObject,
  Result extends z.ZodObject = z.ZodObject,
> extends OperationBase<Name, Input, Result> {
  readonly kind: 'write';
  /** The least role in the workspace that may ask for it. Absent: editor. */
  readonly role?: Role;
  /** Whether it may take something away that the person would miss. */
  readonly destructive: boolean;
  /** Whether asking twice (with another op_id) leaves the same state as asking once. */
  readonly idempotent: boolean;
  /** Whether it takes `{items: […]}` too: one op_id, one batch, one undo. */
  readonly lists: boolean;
  readonly wording: Wording;
  /** Where one wording does not fit every outcome: the one for this result. */
  wordingFor?(result: z.output<Result>): Wording;
}

/** Declares an operation that only reads. Every door's form of it is derived from this. */
export function defineRead<const Name extends string, Input extends z.ZodObject, Result extends z.ZodObject>(
  operation: Omit<ReadOperation<Name, Input, Result>, 'kind'>,
): ReadOperation<Name, Input, Result> {
  return { kind: 'read', ...operation };
}

/** Declares an operation that changes something. Every door's form of it is derived from this. */
export function defineWrite<const Name extends string, Input extends z.ZodObject, Result extends z.ZodObject>(
  operation: Omit<WriteOperation<Name, Input, Result>, 'kind'>,
): WriteOperation<Name, Input, Result> {
  return { kind: 'write', ...operation };
}
