import { type Item, LockstepError, type Task } from '@lockstep/protocol';
import type { OperationContext } from '../operation-context.ts';
import type { Draft } from '../state/draft.ts';
import type { Place } from '../state/view.ts';
import type { ApplyItem } from './apply-item.ts';
import { positionAt } from './position-at.ts';
import { resolveAssignee } from './resolve-reference.ts';
import { resolvePlace } from './resolve-place.ts';
import { reschedule } from './schedule.ts';

type TaskInput = Item<'task.add'>;
type SubtaskInput = NonNullable<TaskInput['subtasks']>[number];

/** Adds a task at the end of its place, or beside a sibling, and its subtasks under it in the order given. */
export const taskAdd: ApplyItem<'task.add'> = (draft, item, context) => {
  const id = freshId(draft, item.id, context);
  const place = resolvePlace(draft, item, null);
  const position = positionAt(draft, place, item, id);
  draft.writeTask(newTask(draft, item, { id, ...place, position }, context));
  const subtasks = (item.subtasks ?? []).map((subtask) => {
    const under = { project_id: place.project_id, parent_id: id };
    const subtask_id = freshId(draft, subtask.id, context);
    const at = { id: subtask_id, ...under, position: positionAt(draft, under, {}, subtask_id) };
    draft.writeTask(newTask(draft, subtask, at, context));
    return subtask_id;
  });
  return (records) => ({
    task: records.task(id),
    ...(item.subtasks === undefined ? {} : { subtasks: subtasks.map((subtask) => records.task(subtask)) }),
  });
};

function freshId(draft: Draft, wanted: string | undefined, context: OperationContext): string {
  const id = wanted ?? context.newId();
  // An id that was made here and now cannot be taken.
  if (wanted !== undefined && (draft.task(id) !== undefined || draft.wasPurged(id))) {
    throw new LockstepError('CONFLICT', 'There is, or was, a task with this id already.');
  }
  draft.noteFresh(id);
  return id;
}

interface Standing extends Place {
  readonly id: string;
  readonly position: string;
}

function newTask(
  draft: Draft,
  input: TaskInput | SubtaskInput,
  { id, project_id, parent_id, position }: Standing,
  context: OperationContext,
): Task {
  const blank = { id, due_date: null, due_time: null, due_zone: null, recurrence: null };
  return {
    id,
    workspace_id: draft.workspace_id,
    user_id: context.actor.user_id,
    project_id,
    parent_id,
    title: input.title,
    notes: input.notes ?? '',
    completed: false,
    completed_at: null,
    priority: input.priority ?? 'none',
    labels: input.labels ?? [],
    ...scheduled(blank, input, context),
    reminders: input.reminders ?? [],
    assignee_id: resolveAssignee(draft, input.assignee ?? null),
    position,
    seq: 0,
    created_at: context.now,
    updated_at: context.now,
    created_by: context.actor,
    updated_by: context.actor,
    deleted_at: null,
  };
}

function scheduled(
  blank: Parameters<typeof reschedule>[0],
  input: TaskInput | SubtaskInput,
  context: OperationContext,
): Pick<Task, 'due_date' | 'due_time' | 'due_zone' | 'start_date' | 'recurrence'> {
  const { due_date, due_time, due_zone, recurrence } = reschedule(blank, input, context);
  return { due_date, due_time, due_zone, start_date: input.start_date ?? null, recurrence };
}
