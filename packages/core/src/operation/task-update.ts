import { type Item, labelsSchema, type Task } from '@lockstep/protocol';
import type { OperationContext } from '../operation-context.ts';
import { changedFields } from '../state/changed-fields.ts';
import type { Draft } from '../state/draft.ts';
import type { ApplyItem } from './apply-item.ts';
import { guard } from './guard.ts';
import { invalid } from './invalid.ts';
import { moveTo } from './move-to.ts';
import { requireLiveTask } from './require-task.ts';
import { resolveAssignee } from './resolve-reference.ts';
import { reschedule } from './schedule.ts';

type UpdateInput = Item<'task.update'>;

/** Changes the fields that are named; what is named but already so changes nothing. */
export const taskUpdate: ApplyItem<'task.update'> = (draft, item, context) => {
  const record = requireLiveTask(draft, item.id);
  const edited = withFields(draft, record.entity, item, context);
  const task = moveTo(draft, edited, { project: item.project, parent: item.parent });
  guard(record, item.if_seq, writtenFields(record.entity, task));
  draft.writeTask(task);
  return (records) => ({ task: records.task(item.id) });
};

/** Fields as they are owned: each label by itself; the position only follows the place. */
function writtenFields(before: Task, after: Task): string[] {
  const fields = changedFields(before, after).filter((field) => field !== 'labels' && field !== 'position');
  return [...fields, ...labelChanges(before.labels, after.labels).map((label) => `labels:${label}`)];
}

function withFields(draft: Draft, task: Task, item: UpdateInput, context: OperationContext): Task {
  const { title = task.title, notes = task.notes, priority = task.priority, reminders = task.reminders } = item;
  const start_date = item.start_date === undefined ? task.start_date : item.start_date;
  const assignee_id = item.assignee === undefined ? task.assignee_id : resolveAssignee(draft, item.assignee);
  const schedule = reschedule(task, item, context);
  const labels = withLabels(task.labels, item);
  return { ...task, title, notes, priority, labels, ...schedule, start_date, reminders, assignee_id };
}

/** Labels are a set: the same ones in another order are no change (X3). */
function withLabels(current: string[], { labels, add_labels, remove_labels }: UpdateInput): string[] {
  const base = labels === undefined || labelChanges(current, labels).length === 0 ? current : labels;
  const removed = base.filter((label) => remove_labels?.includes(label) !== true);
  const added = (add_labels ?? []).filter((label) => remove_labels?.includes(label) !== true);
  const result = [...new Set([...removed, ...added])];
  const checked = labelsSchema.safeParse(result);
  if (!checked.success)
    throw invalid(add_labels === undefined ? 'labels' : 'add_labels', 'A task has at most 20 labels.');
  return result;
}

function labelChanges(before: readonly string[], after: readonly string[]): string[] {
  return [...after.filter((label) => !before.includes(label)), ...before.filter((label) => !after.includes(label))];
}
