import type { z } from 'zod';
import type { OperationInput } from '../operation/operation-input.ts';
import { registry, type ReadName, type Registry, type WriteName } from '../operation/registry.ts';

/** A read of the registry that a tool call stands for. */
export type ReadPlan = {
  [Name in ReadName]: {
    readonly kind: 'read';
    readonly operation: Name;
    readonly input: z.input<Registry[Name]['input']>;
  };
}[ReadName];

/**
 * A write of the registry that a tool call stands for: always one operation, so one op_id, one batch and one undo.
 * `request_id` is the caller's word for "this is the same request again"; the door turns it into an op_id (S3).
 */
export type WritePlan = {
  [Name in WriteName]: {
    readonly kind: 'write';
    readonly operation: Name;
    readonly input: OperationInput<Name>;
    readonly request_id?: string;
  };
}[WriteName];

/** What a tool call comes down to. Plain data: it can be kept while an approval is pending. */
export type ToolPlan = ReadPlan | WritePlan;

/** How many records a plan names; what it takes along by itself (subtasks, a project's tasks) is not counted. */
export function planSize(plan: ToolPlan): number {
  if (plan.kind === 'read') return 0;
  return 'items' in plan.input ? plan.input.items.length : 1;
}

/** Whether carrying out the plan may take something away that the person would miss. */
export function isDestructivePlan(plan: ToolPlan): boolean {
  return plan.kind === 'write' && registry[plan.operation].destructive;
}
