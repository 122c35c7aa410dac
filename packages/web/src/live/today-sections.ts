import type { Task } from '@lockstep/protocol';
import type { CalendarDate } from '../format/calendar-date.ts';
import { localDue } from '../format/local-due.ts';

/** The open part of a day, in its sections. */
export type TodaySections = { overdue: readonly Task[]; timed: readonly Task[]; rest: readonly Task[] };

const byTime = (timeZone: string) => (a: Task, b: Task) => {
  const [first, second] = [localDue(a, timeZone)?.time ?? '', localDue(b, timeZone)?.time ?? ''];
  return first < second ? -1 : Number(first > second);
};

/** Sorts tasks due by today into what is late, what has its hour and what has the day, all as the reader's clock shows it. */
export const todaySections = (tasks: readonly Task[], today: CalendarDate, timeZone: string): TodaySections => {
  const overdue: Task[] = [];
  const timed: Task[] = [];
  const rest: Task[] = [];
  for (const task of tasks) {
    const due = localDue(task, timeZone);
    if (due === null || due.date > today) continue;
    if (due.date < today) overdue.push(task);
    else if (due.time === null) rest.push(task);
    else timed.push(task);
  }
  return { overdue, timed: timed.toSorted(byTime(timeZone)), rest };
};
