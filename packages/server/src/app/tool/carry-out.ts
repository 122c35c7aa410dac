import { LockstepError, toolError, type ToolAnswer, type ToolFormat, type WritePlan } from '@lockstep/protocol';
import type { Application, Repeats } from '../application.ts';
import type { Caller } from '../caller.ts';
import type { PlannedCall } from './plan-call.ts';

/** How a planned call is carried out. */
export interface CarryOutContext {
  /** The write's idempotency key (S3): the same for a retry of the same call. */
  opId(plan: WritePlan): string;
  /** How an earlier request that this one repeats is recognised; absent where op_ids alone tell. */
  repeats?(plan: WritePlan, call: PlannedCall): Repeats | undefined;
  /** How the reader's locale writes things; dates stay `YYYY-MM-DD` by default. */
  readonly format?: ToolFormat;
}

/** What a tool call came to. */
export interface ToolOutcome {
  /** The operation's own answer: a read's result, or a write's with `op_id` and `seq`. */
  readonly answer: ToolAnswer;
  /** What the model gets: the tool's output shape. */
  readonly presented: Readonly<Record<string, unknown>>;
  /** What was done, in words for people. */
  readonly words: string;
}

const plainFormat: ToolFormat = { date: (calendar_date) => calendar_date };

async function answerOf(
  application: Application,
  call: PlannedCall,
  caller: Caller,
  context: CarryOutContext,
): Promise<ToolAnswer> {
  const { plan } = call;
  if (plan.kind === 'read') return application.read(plan.operation, plan.input, caller);
  const request = { operation: plan.operation, input: plan.input, op_id: context.opId(plan) };
  const repeats = context.repeats?.(plan, call);
  const { op_id, seq, result } = await application.execute({ ...request, repeats }, caller);
  return { ...result, op_id, seq };
}

/**
 * Carries out a planned call: one read, or one operation.
 *
 * @throws LockstepError with paths in the tool's terms.
 */
export async function carryOut(
  application: Application,
  call: PlannedCall,
  caller: Caller,
  context: CarryOutContext,
): Promise<ToolOutcome> {
  const { tool, input } = call;
  try {
    const answer = await answerOf(application, call, caller, context);
    return {
      answer,
      presented: tool.present(answer, input),
      words: tool.word(answer, input, context.format ?? plainFormat),
    };
  } catch (error) {
    throw error instanceof LockstepError ? toolError(tool, error) : error;
  }
}
