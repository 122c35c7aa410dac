import type { Tool } from '@lockstep/protocol';
import type { Application } from '../application.ts';
import type { Caller } from '../caller.ts';
import { carryOut, type CarryOutContext, type ToolOutcome } from './carry-out.ts';
import { planCall, type PlanningContext } from './plan-call.ts';

export type ToolContext = PlanningContext & CarryOutContext;

/**
 * Runs one tool call of MCP or the chat: parsed strictly, names looked up, carried out as one operation, and worded. A
 * door that asks before it acts uses `planCall` and `carryOut` apart.
 *
 * @throws LockstepError with paths in the tool's terms.
 * @example
 * const { presented, words } = await runTool(application, addTasks, { tasks: [{ title: 'Milk' }] }, caller, {
 *   language, now: clock.now(), opId: () => v5(`${turn}:${index}`, namespace),
 * });
 */
export async function runTool(
  application: Application,
  tool: Tool,
  input: unknown,
  caller: Caller,
  context: ToolContext,
): Promise<ToolOutcome> {
  return carryOut(application, await planCall(application, tool, input, caller, context), caller, context);
}
