import { type Asker, dateInZone, isOverdue } from '@lockstep/core';
import { Temporal } from 'temporal-polyfill';
import { dayNumber, noDay } from './day-number.ts';
import { statuses, type TaskColumns } from './task-columns.ts';

/**
 * Whether a line's task is overdue, as core's `isOverdue` says. The calendars of two zones are up to two days apart
 * (UTC+14, UTC−12), so only days around the asker's need to be looked at closely, and what is due at the same time once.
 */
export function overdueTest(columns: TaskColumns, asker: Asker): (line: number) => boolean {
  const { dues } = columns;
  const { status, due, dueDay } = columns.numbers;
  const today = Temporal.PlainDate.from(dateInZone(asker.now, asker.time_zone));
  const overEverywhere = dayNumber(today.subtract({ days: 3 }).toString());
  const overSomewhere = dayNumber(today.add({ days: 2 }).toString());
  const judged = new Map<number, boolean>();

  function judge(code: number): boolean {
    const known = judged.get(code);
    if (known !== undefined) return known;
    const times = dues.values[code];
    const isOver = times !== undefined && isOverdue({ ...times, completed: false, deleted_at: null }, asker);
    judged.set(code, isOver);
    return isOver;
  }

  return (line) => {
    const day = dueDay[line] ?? noDay;
    if (status[line] !== statuses.open || day > overSomewhere) return false;
    return day <= overEverywhere || judge(due[line] ?? -1);
  };
}
