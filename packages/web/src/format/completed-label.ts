import type { Task } from '@lockstep/protocol';
import type { CalendarDate } from './calendar-date.ts';
import { dayName } from './day-name.ts';
import { dateOfMoment, timeOfMoment } from './moment.ts';

type Reader = { today: CalendarDate; locale: string; timeZone: string };

/** When a task was completed: the time where it was today or the list names the day, the day otherwise. */
export const completedLabel = (task: Pick<Task, 'completed_at'>, reader: Reader, timeOnly = false): string | null => {
  if (task.completed_at === null) return null;
  const date = dateOfMoment(task.completed_at, reader.timeZone);
  if (timeOnly || date === reader.today) return timeOfMoment(task.completed_at, reader.timeZone, reader.locale);
  return dayName(date, reader.today, reader.locale);
};
