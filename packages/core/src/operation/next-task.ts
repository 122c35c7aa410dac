import type { Recurrence, Task } from '@lockstep/protocol';
import type { OperationContext } from '../operation-context.ts';
import { nextOccurrence } from '../recurrence/next-occurrence.ts';
import { nextOccurrenceId } from '../recurrence/next-occurrence-id.ts';
import type { Draft } from '../state/draft.ts';
import { Temporal } from '../temporal.ts';

/** When and how an occurrence was left behind. */
export interface Leaving {
  readonly how: 'completed' | 'skipped';
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly time_zone: string;
}

/** The dates of the occurrence after this one, or null where the series ends. */
export function nextDates(
  task: Task,
  recurrence: Recurrence,
  leaving: Leaving,
): Pick<Task, 'due_date' | 'start_date' | 'recurrence'> | null {
  const { rrule, anchor, series_start, series_id } = recurrence;
  const { due_date, due_time, due_zone } = task;
  const next = nextOccurrence({ rrule, anchor, series_start, due_date, due_time, due_zone, ...leaving });
  if (next === null) return null;
  return {
    due_date: next.due_date,
    start_date: shifted(task.start_date, due_date, next.due_date),
    recurrence: { rrule: next.rrule, anchor, series_id, series_start: next.series_start },
  };
}

/**
 * Makes the next occurrence of a completed task with its subtasks, all open, and answers its id; undefined where the
 * series ends. One that is there already stays as it is, so that it comes once (X9); one that a reopening took to the
 * trash comes back.
 */
export function makeNextTask(draft: Draft, completed: Task, context: OperationContext): string | undefined {
  const { recurrence, completed_at } = completed;
  if (recurrence === null || completed_at === null) return undefined;
  const id = nextOccurrenceId(recurrence.series_id, completed.id);
  const known = draft.task(id)?.entity;
  if (known !== undefined && known.deleted_at === null) return id;
  const leaving = { how: 'completed', at: completed_at, time_zone: context.time_zone } as const;
  const dates = nextDates(completed, recurrence, leaving);
  if (dates === null) return undefined;
  // At the same position: the completed one has left the list that people see.
  draft.writeTask({ ...copyOf(completed, id, draft, context), ...dates });
  copySubtasks(draft, completed, id, dates.due_date, context);
  return id;
}

function copyOf(task: Task, id: string, draft: Draft, context: OperationContext): Task {
  const { now, actor } = context;
  const known = draft.task(id)?.entity;
  return {
    ...task,
    id,
    user_id: actor.user_id,
    completed: false,
    completed_at: null,
    seq: 0,
    created_at: known?.created_at ?? now,
    updated_at: now,
    created_by: known?.created_by ?? actor,
    updated_by: actor,
    deleted_at: null,
  };
}

function copySubtasks(draft: Draft, from: Task, to: string, due_date: string | null, context: OperationContext): void {
  for (const { entity } of draft.subtasks(from.id)) {
    // A completed subtask that repeats has made its own next one, which is copied itself.
    if (entity.deleted_at !== null || (entity.completed && entity.recurrence !== null)) continue;
    const id = nextOccurrenceId(to, entity.id);
    if (draft.task(id)?.entity.deleted_at === null) continue;
    const dated = shifted(entity.due_date, from.due_date, due_date);
    const recurrence =
      dated === null || entity.recurrence === null
        ? null
        : { ...entity.recurrence, series_id: id, series_start: dated };
    const start_date = shifted(entity.start_date, from.due_date, due_date);
    const time = dated === null ? { due_time: null, due_zone: null } : {};
    draft.writeTask({
      ...copyOf(entity, id, draft, context),
      parent_id: to,
      due_date: dated,
      ...time,
      start_date,
      recurrence,
    });
    copySubtasks(draft, { ...entity, due_date: from.due_date }, id, due_date, context);
  }
}

/** The days that `YYYY-MM-DD` can name. */
const FIRST_DAY = Temporal.PlainDate.from('0000-01-01');
const LAST_DAY = Temporal.PlainDate.from('9999-12-31');

/** A date moved by as many days as the due date was, to the last one there is at most; itself where that has no distance. */
function shifted(date: string | null, from: string | null, to: string | null): string | null {
  if (date === null || from === null || to === null) return date;
  const days = Temporal.PlainDate.from(from).until(to).days;
  const moved = Temporal.PlainDate.from(date).add({ days });
  if (Temporal.PlainDate.compare(moved, LAST_DAY) > 0) return LAST_DAY.toString();
  return (Temporal.PlainDate.compare(moved, FIRST_DAY) < 0 ? FIRST_DAY : moved).toString();
}
