import type { z } from 'zod';
import { scopes, type Scope } from '../entity/scopes.ts';
import { registry, type OperationName } from '../operation/registry.ts';
import type { Mention } from './mention.ts';
import type { PlanContext } from './tool-context.ts';
import type { ToolPlan } from './tool-plan.ts';

/** MCP's tool annotations. */
export interface ToolHints {
  readonly readOnlyHint: boolean;
  readonly destructiveHint: boolean;
  readonly idempotentHint: boolean;
  readonly openWorldHint: false;
}

/** What an operation answered: a read's result, or a write's with its `op_id` and `seq`. */
export type ToolAnswer = Readonly<Record<string, unknown>>;

/** How the reader's locale writes things; by default dates stay `YYYY-MM-DD`. */
export interface ToolFormat {
  date(calendar_date: string): string;
}

interface ToolDeclaration<Name extends string, Input extends z.ZodObject, Output extends z.ZodObject> {
  readonly name: Name;
  readonly title: string;
  /** For models: what it does, when to use it, what it does not do. */
  readonly description: string;
  /** Strict: an unknown field is an error naming the valid ones. No nullable unions: some models reject them. */
  readonly input: Input;
  readonly output: Output;
  /** The operations a call may come down to; hints and scope are computed from them. */
  readonly operations: readonly [OperationName, ...OperationName[]];
  /** The input's field whose elements become the operation's items. */
  readonly list?: string;
  /** Records that a call names by title or name and that must be looked up before it can be planned. */
  mentions(input: z.output<Input>): readonly Mention[];
  /**
   * The one read or write that a call stands for. Pure.
   *
   * @throws LockstepError VALIDATION_FAILED naming the field.
   */
  plan(input: z.output<Input>, context: PlanContext): ToolPlan;
  /** The operation's answer as models get it: `output`'s shape, short. */
  present(answer: ToolAnswer, input: z.output<Input>): z.input<Output>;
  /** What the call did, in words for people: "Completed “Milk”". */
  word(answer: ToolAnswer, input: z.output<Input>, format: ToolFormat): string;
}

/** A tool of MCP and of the chat: a model's view of one or a few operations of the registry. */
export interface Tool<
  Name extends string = string,
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodObject = z.ZodObject,
> extends ToolDeclaration<Name, Input, Output> {
  /** What a credential must be good for before the tool is offered: the widest scope of its operations. */
  readonly scope: Scope;
  readonly hints: ToolHints;
}

function widestScope(operations: readonly OperationName[]): Scope {
  const ranks = operations.map((operation) => scopes.indexOf(registry[operation].scope));
  return scopes[Math.max(...ranks)] ?? 'tasks:delete';
}

function isIdempotent(name: OperationName): boolean {
  const operation = registry[name];
  return operation.kind === 'read' || operation.idempotent;
}

function isDestructive(name: OperationName): boolean {
  const operation = registry[name];
  return operation.kind === 'write' && operation.destructive;
}

/** Declares a tool; a `request_id` among its fields makes a repeated call harmless, so it counts as idempotent. */
export function defineTool<const Name extends string, Input extends z.ZodObject, Output extends z.ZodObject>(
  declaration: ToolDeclaration<Name, Input, Output>,
): Tool<Name, Input, Output> {
  const { operations, input } = declaration;
  return {
    ...declaration,
    scope: widestScope(operations),
    hints: {
      readOnlyHint: operations.every((operation) => registry[operation].kind === 'read'),
      destructiveHint: operations.some(isDestructive),
      idempotentHint: 'request_id' in input.shape || operations.every(isIdempotent),
      openWorldHint: false,
    },
  };
}
