import type { z } from 'zod';
import { LockstepError } from '../error/lockstep-error.ts';
import { parseInput } from '../error/parse.ts';
import type { Tool } from './define-tool.ts';
import { isIdentifier, type Mention } from './mention.ts';
import { mentionKey, resolveMentions, type ResolvedMentions, type ToolReader } from './resolve-mentions.ts';
import type { PlanContext, ToolContext } from './tool-context.ts';
import type { ToolPlan } from './tool-plan.ts';

/** A call that is understood: what `present` and `word` need, and what is to be carried out. */
export interface PlannedTool<Input extends z.ZodObject = z.ZodObject> {
  readonly input: z.output<Input>;
  readonly plan: ToolPlan;
}

function lookUp(resolved: ResolvedMentions, entity: Mention['entity'], reference: string): string {
  const id = isIdentifier(reference) ? reference : resolved.get(mentionKey(entity, reference));
  if (id !== undefined) return id;
  throw new LockstepError('NOT_FOUND', `There is no ${entity} called “${reference}”.`);
}

/**
 * From what a model sent to the one read or write it stands for, in three steps: parse strictly, look up what is named
 * by title (`task.find`, `project.list`), plan. The door then carries the plan out and hands the answer to
 * `tool.present` (for the model) and `tool.word` (for people).
 *
 * @throws LockstepError VALIDATION_FAILED, AMBIGUOUS or NOT_FOUND, with paths in the tool's own terms.
 */
export async function planTool<Input extends z.ZodObject>(
  tool: Tool<string, Input>,
  input: unknown,
  context: ToolContext,
  read: ToolReader,
): Promise<PlannedTool<Input>> {
  const parsed = parseInput(tool.input, input);
  const resolved = await resolveMentions(tool.mentions(parsed), read);
  const planContext: PlanContext = {
    parseDate: (text) => context.parseDate(text),
    parseRecurrence: (text) => context.parseRecurrence(text),
    lastRead: (task_id) => context.lastRead?.(task_id),
    taskId: (reference) => lookUp(resolved, 'task', reference),
    projectId: (reference) => lookUp(resolved, 'project', reference),
  };
  return { input: parsed, plan: tool.plan(parsed, planContext) };
}
