import { Temporal } from '../temporal.ts';

import { calendarDay, dateOf, nextDay, type CalendarDay } from './calendar-day.ts';
import { containsDay, isAt } from './contains-day.ts';
import { periodAt, periodIndex, type Period } from './period.ts';
import type { Rule } from './rule.ts';

const LAST_YEAR = 9999;
/** A rule is over when this many years and this many periods in a row hold no date; real gaps stay below. */
const BARREN = 40;

/**
 * Dates of a rule in ascending order: on or after `seriesStart`, and after `after` where given. The start itself is one
 * only if the rule holds on it.
 *
 * RFC 5545 §3.3.10 on calendar dates: every INTERVAL-th period (day, week, month, year) is taken, its days are narrowed
 * by each part, and BYSETPOS chooses among those left. Short months fall back to their last day (RFC 7529
 * `SKIP=BACKWARD`). Clock changes cannot touch it: the time of day and its zone belong to the task.
 *
 * COUNT and UNTIL are left to the caller. The sequence ends with the year 9999, or where the rule can match no more.
 */
export function* occurrences(rule: Rule, seriesStart: string, after: string | null): Generator<string> {
  const start = Temporal.PlainDate.from(seriesStart);
  const startDay = calendarDay(start);
  let index = after === null || after < seriesStart ? 0 : periodIndex(rule, start, Temporal.PlainDate.from(after));
  let barren = 0;
  let fertileYear = Math.max(start.year, after === null ? 0 : Number(after.slice(0, 4)));
  for (;;) {
    const period = periodAt(rule, start, index);
    if (period === null) return;
    const dates = datesOfPeriod(rule, startDay, period);
    for (const date of dates) if (date >= seriesStart && (after === null || date > after)) yield date;
    barren = dates.length > 0 ? 0 : barren + 1;
    if (barren === 0) fertileYear = period.first.year;
    if (barren > BARREN && period.first.year - fertileYear > BARREN) return;
    index += 1;
  }
}

function datesOfPeriod(rule: Rule, start: CalendarDay, period: Period): string[] {
  const dates: string[] = [];
  const weeks = period.length / 7;
  let day = calendarDay(period.first);
  for (let offset = 0; offset < period.length; offset += 1) {
    if (offset > 0) day = nextDay(day);
    if (day.year > LAST_YEAR) break;
    const inWeek = rule.weekNumbers.length === 0 || isAt(rule.weekNumbers, Math.floor(offset / 7) + 1, weeks);
    if (inWeek && containsDay(rule, start, day)) dates.push(dateOf(day));
  }
  if (rule.setPositions.length === 0) return dates;
  return dates.filter((_, index) => isAt(rule.setPositions, index + 1, dates.length));
}
