import { changedFields } from '../state/changed-fields.ts';
import type { ApplyItem } from './apply-item.ts';
import { guard } from './guard.ts';
import { requireLiveTask } from './require-task.ts';
import { reschedule } from './schedule.ts';

/** Gives a task another date; the series it belongs to stays where it was, and so does the time unless named. */
export const taskReschedule: ApplyItem<'task.reschedule'> = (draft, item, context) => {
  const record = requireLiveTask(draft, item.id);
  const { due_date, due_time, due_zone } = item;
  const task = { ...record.entity, ...reschedule(record.entity, { due_date, due_time, due_zone }, context) };
  guard(record, item.if_seq, changedFields(record.entity, task));
  draft.writeTask(task);
  return (records) => ({ task: records.task(item.id) });
};
