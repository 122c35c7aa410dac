import type { Temporal } from 'temporal-polyfill';

import type { Weekday } from './rule.ts';

/** ISO number of a weekday: Monday is 1, Sunday 7. */
export const weekdayNumbers: Readonly<Record<Weekday, number>> = { MO: 1, TU: 2, WE: 3, TH: 4, FR: 5, SA: 6, SU: 7 };

/** The first day of the week that holds `day`. */
export function startOfWeek(day: Temporal.PlainDate, weekStart: Weekday): Temporal.PlainDate {
  return day.subtract({ days: (day.dayOfWeek - weekdayNumbers[weekStart] + 7) % 7 });
}

/** The first day of week 1: the first week with at least four days of the year in it (RFC 5545, ISO 8601). */
export function startOfWeekYear(year: number, like: Temporal.PlainDate, weekStart: Weekday): Temporal.PlainDate {
  return startOfWeek(like.with({ year, month: 1, day: 4 }), weekStart);
}

/** The year whose numbered weeks hold `day`; around New Year it may differ from the calendar's. */
export function weekYearOf(day: Temporal.PlainDate, weekStart: Weekday): number {
  // The fourth day of a week decides: it lies in the year that has most of the week.
  return startOfWeek(day, weekStart).add({ days: 3 }).year;
}
