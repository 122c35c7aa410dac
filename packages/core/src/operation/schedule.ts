import type { Recurrence, RecurrenceInput, Task } from '@lockstep/protocol';
import type { OperationContext } from '../operation-context.ts';
import { dateInZone } from '../recurrence/date-in-zone.ts';
import { firstOccurrence } from '../recurrence/first-occurrence.ts';
import { InvalidRecurrenceError } from '../recurrence/invalid-recurrence-error.ts';
import { invalid } from './invalid.ts';

/** When a task is due and how it repeats. */
export type Schedule = Pick<Task, 'due_date' | 'due_time' | 'due_zone' | 'recurrence'>;

/** What a caller says of it. Absent parts stay as they are, null clears. */
export interface ScheduleInput {
  readonly due_date?: string | null | undefined;
  readonly due_time?: string | null | undefined;
  readonly due_zone?: string | null | undefined;
  readonly recurrence?: RecurrenceInput | null | undefined;
}

/**
 * The schedule after an input. A time needs a date and has a zone, the asker's unless said; with the date the time goes.
 * A repeating task needs a date: without one it begins on the first date of its rule from today on. Another date leaves
 * the series where it was; another rule begins it anew at the date.
 *
 * @throws LockstepError VALIDATION_FAILED
 */
export function reschedule(
  task: Pick<Task, 'id'> & Schedule,
  input: ScheduleInput,
  context: OperationContext,
): Schedule {
  const time = timeOf(task, input, context);
  const recurs = input.recurrence ?? (input.recurrence === null ? null : task.recurrence);
  const due_date = dateOf(task, input, time, context);
  if (due_date === null && recurs !== null) {
    throw invalid('due_date', 'A repeating task needs a date; stop it repeating with recurrence: null.');
  }
  if (due_date === null && input.due_time !== undefined && input.due_time !== null) {
    throw invalid('due_time', 'A time needs a due_date.');
  }
  const none = { due_time: null, due_zone: null };
  const recurrence = due_date === null ? null : recurrenceOf(task, input, { ...time, due_date });
  return { due_date, ...(due_date === null ? none : time), recurrence };
}

type TimeOfDay = Pick<Schedule, 'due_time' | 'due_zone'>;

function timeOf(task: Schedule, input: ScheduleInput, context: OperationContext): TimeOfDay {
  const due_time = input.due_time === undefined ? task.due_time : input.due_time;
  if (due_time === null) {
    if (input.due_zone !== undefined && input.due_zone !== null) throw invalid('due_zone', 'A zone needs a due_time.');
    return { due_time: null, due_zone: null };
  }
  return { due_time, due_zone: input.due_zone ?? task.due_zone ?? context.time_zone };
}

function dateOf(task: Schedule, input: ScheduleInput, time: TimeOfDay, context: OperationContext): string | null {
  if (input.due_date !== undefined) return input.due_date;
  if (task.due_date !== null || input.recurrence === undefined || input.recurrence === null) return task.due_date;
  const { rrule } = input.recurrence;
  const today = dateInZone(context.now, time.due_zone ?? context.time_zone);
  return withRule(() => firstOccurrence(rrule, today, time));
}

function recurrenceOf(
  task: Pick<Task, 'id'> & Schedule,
  input: ScheduleInput,
  { due_date, ...time }: TimeOfDay & { readonly due_date: string },
): Recurrence | null {
  if (input.recurrence === undefined) return task.recurrence;
  if (input.recurrence === null) return null;
  const { anchor } = input.recurrence;
  const rrule = input.recurrence.rrule
    .trim()
    .replace(/^RRULE:/i, '')
    .toUpperCase();
  withRule(() => firstOccurrence(rrule, due_date, time));
  const { recurrence } = task;
  if (recurrence?.rrule === rrule && recurrence.anchor === anchor && due_date === task.due_date) return recurrence;
  // Named after the task it began with, so that whoever makes it repeat, on whatever screen, makes the same series (X9).
  return { rrule, anchor, series_id: recurrence?.series_id ?? task.id, series_start: due_date };
}

function withRule<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (error instanceof InvalidRecurrenceError) throw invalid('recurrence.rrule', error.message);
    throw error;
  }
}
