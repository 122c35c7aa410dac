import { nextOccurrenceId } from '../recurrence/next-occurrence-id.ts';
import type { ApplyItem } from './apply-item.ts';
import { isUntouched } from './is-untouched.ts';
import { requireLiveTask } from './require-task.ts';
import { trash } from './trash.ts';

/** Reopens a completed task; the next occurrence that its completion made goes, if nobody has touched it (X9). */
export const taskReopen: ApplyItem<'task.reopen'> = (draft, item, context) => {
  const { entity } = requireLiveTask(draft, item.id);
  if (entity.completed) {
    draft.writeTask({ ...entity, completed: false, completed_at: null });
    const next = entity.recurrence && draft.task(nextOccurrenceId(entity.recurrence.series_id, entity.id));
    if (next && next.entity.deleted_at === null && isUntouched(draft, next)) trash(draft, next.entity, context.now);
  }
  return (records) => ({ task: records.task(item.id) });
};
