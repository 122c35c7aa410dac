import type { Task } from '@lockstep/protocol';
import type { CalendarDate } from './calendar-date.ts';
import { formatTime } from './calendar-date.ts';
import { dayName } from './day-name.ts';

/** When a task is due, in words, and how pressing that is. */
export type DueLabel = { text: string; tone: 'overdue' | 'today' | 'plain' };

/** The due label of a row; `null` where the task has no date. `timeOnly` leaves the day to the list's heading. */
export const dueLabel = (
  task: Pick<Task, 'due_date' | 'due_time' | 'completed'>,
  today: CalendarDate,
  locale: string,
  timeOnly = false,
): DueLabel | null => {
  if (task.due_date === null) return null;
  const time = task.due_time === null ? null : formatTime(task.due_time, locale);
  if (timeOnly && task.due_date === today) return time === null ? null : { text: time, tone: 'plain' };
  const day = dayName(task.due_date, today, locale);
  const overdue = task.due_date < today && !task.completed;
  const isToday = task.due_date === today && !task.completed;
  return {
    text: time === null ? day : `${day} ${time}`,
    tone: overdue ? 'overdue' : isToday ? 'today' : 'plain',
  };
};
