import type { Task } from '@lockstep/protocol';
import type { CalendarDate } from './calendar-date.ts';
import { formatTime } from './calendar-date.ts';
import { dayName } from './day-name.ts';
import { localDue } from './local-due.ts';

/** When a task is due, in words, and how pressing that is. */
export type DueLabel = { text: string; tone: 'overdue' | 'today' | 'plain' };

type Reader = { today: CalendarDate; locale: string; timeZone: string };

/**
 * The due label of a row, on the reader's clock; `null` where the task has no date. `timeOnly` leaves the day to the
 * list's heading.
 */
export const dueLabel = (
  task: Pick<Task, 'due_date' | 'due_time' | 'due_zone' | 'completed'>,
  { today, locale, timeZone }: Reader,
  timeOnly = false,
): DueLabel | null => {
  const due = localDue(task, timeZone);
  if (due === null) return null;
  const time = due.time === null ? null : formatTime(due.time, locale);
  if (timeOnly && due.date === today) return time === null ? null : { text: time, tone: 'plain' };
  const day = dayName(due.date, today, locale);
  const overdue = due.date < today && !task.completed;
  const isToday = due.date === today && !task.completed;
  return {
    text: time === null ? day : `${day} ${time}`,
    tone: overdue ? 'overdue' : isToday ? 'today' : 'plain',
  };
};
