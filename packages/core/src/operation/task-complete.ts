import type { ApplyItem } from './apply-item.ts';
import { makeNextTask } from './next-task.ts';
import { requireLiveTask } from './require-task.ts';

/**
 * Completes a task; a repeating one gets its next occurrence in the same operation. Completing a completed task changes
 * nothing (X9).
 */
export const taskComplete: ApplyItem<'task.complete'> = (draft, item, context) => {
  const { entity } = requireLiveTask(draft, item.id);
  const completed_at = entity.completed_at ?? clamp(item.completed_at ?? context.now, entity.created_at, context.now);
  const completed = { ...entity, completed: true, completed_at };
  if (!entity.completed) draft.writeTask(completed);
  const next = entity.completed ? undefined : makeNextTask(draft, completed, context);
  return (records) => ({
    task: records.task(item.id),
    ...(next === undefined ? {} : { next_task: records.task(next) }),
  });
};

/** Instants of one format compare as text. */
function clamp(instant: string, earliest: string, latest: string): string {
  const notLater = instant > latest ? latest : instant;
  return notLater < earliest ? earliest : notLater;
}
