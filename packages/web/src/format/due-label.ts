import type { Task } from '@lockstep/protocol';
import type { CalendarDate } from './calendar-date.ts';
import { daysBetween, formatDate, formatTime } from './calendar-date.ts';

/** When a task is due, in words, and how pressing that is. */
export type DueLabel = { text: string; tone: 'overdue' | 'today' | 'plain' };

const dayName = (date: CalendarDate, today: CalendarDate, locale: string): string => {
  const distance = daysBetween(today, date);
  if (Math.abs(distance) <= 1) {
    const word = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(distance, 'day');
    return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1);
  }
  if (distance > 1 && distance < 7) return formatDate(date, locale, { weekday: 'long' });
  const sameYear = date.slice(0, 4) === today.slice(0, 4);
  return formatDate(date, locale, { day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) });
};

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
