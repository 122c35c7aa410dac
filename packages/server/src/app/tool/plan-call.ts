import { planTool, type PlannedTool, type Tool } from '@lockstep/protocol';
import type { Application } from '../application.ts';
import type { Caller } from '../caller.ts';
import { requireScope } from '../prepare-write.ts';
import type { ToolLanguage } from './tool-language.ts';

/** What a door lends a tool call while it is planned. */
export interface PlanningContext {
  readonly language: ToolLanguage;
  /** Milliseconds since 1970: the moment at which the words were said. */
  readonly now: number;
  /** The seq of a task as the run at hand last read it (X2); absent where the door keeps no such memory. */
  lastRead?(task_id: string): number | undefined;
}

/** A tool call that is understood and not yet carried out: it may be shown, approved or dropped. */
export interface PlannedCall extends PlannedTool {
  readonly tool: Tool;
}

/**
 * From what a model sent to the one read or write it stands for; names are looked up under the caller's rights.
 *
 * @throws LockstepError INSUFFICIENT_SCOPE, VALIDATION_FAILED, AMBIGUOUS or NOT_FOUND, in the tool's terms.
 */
export async function planCall(
  application: Application,
  tool: Tool,
  input: unknown,
  caller: Caller,
  context: PlanningContext,
): Promise<PlannedCall> {
  requireScope(caller, tool.scope);
  const { language, now } = context;
  const moment = { now, time_zone: caller.time_zone };
  const planned = await planTool(
    tool,
    input,
    {
      parseDate: (text) => language.parseDate(text, moment),
      parseRecurrence: (text) => language.parseRecurrence(text, moment),
      lastRead: (task_id) => context.lastRead?.(task_id),
    },
    (plan) => application.read(plan.operation, plan.input, caller),
  );
  return { tool, ...planned };
}
