import { Temporal } from 'temporal-polyfill';

import type { Rule, Weekday } from './rule.ts';

const ISO_DAY: Readonly<Record<Weekday, number>> = { MO: 1, TU: 2, WE: 3, TH: 4, FR: 5, SA: 6, SU: 7 };

/**
 * An independent reading of RFC 5545 and 7529: looks at every single day from the first of the start's period to `end`,
 * asks of each part whether the day satisfies it, groups by period and chooses positions. Slow and plain on purpose.
 */
export function bruteForce(rule: Rule, seriesStart: string, end: string): string[] {
  const start = Temporal.PlainDate.from(seriesStart);
  const last = Temporal.PlainDate.from(end);
  const periods = new Map<string, string[]>();
  let day = start.subtract({ days: start.dayOfYear + 7 });
  // One period beyond the end, so that the last one is whole when positions are counted from its end.
  for (const stop = last.add({ days: 400 }); Temporal.PlainDate.compare(day, stop) <= 0; day = day.add({ days: 1 })) {
    const period = periodOf(rule, start, day);
    if (period === null || !satisfies(rule, start, day)) continue;
    periods.set(period, [...(periods.get(period) ?? []), day.toString()]);
  }
  return [...periods.values()]
    .flatMap((dates) => (rule.setPositions.length === 0 ? dates : at(dates, rule.setPositions)))
    .filter((date) => date >= seriesStart && date <= end)
    .toSorted();
}

function at(dates: readonly string[], positions: readonly number[]): string[] {
  const chosen = positions.map((position) => (position > 0 ? dates[position - 1] : dates.at(position)));
  return [...new Set(chosen.filter((date) => date !== undefined))];
}

/** The name of the day's period, or `null` when INTERVAL passes over it. */
function periodOf(rule: Rule, start: Temporal.PlainDate, day: Temporal.PlainDate): string | null {
  const distance = distanceInPeriods(rule, start, day);
  return distance % rule.interval === 0 ? String(distance) : null;
}

function distanceInPeriods(rule: Rule, start: Temporal.PlainDate, day: Temporal.PlainDate): number {
  if (rule.frequency === 'DAILY') return start.until(day).days;
  if (rule.frequency === 'WEEKLY') return weekOf(rule, start).until(weekOf(rule, day)).days / 7;
  if (rule.frequency === 'MONTHLY') return (day.year - start.year) * 12 + day.month - start.month;
  return rule.weekNumbers.length > 0 ? weekYear(rule, day) - weekYear(rule, start) : day.year - start.year;
}

function weekOf(rule: Rule, day: Temporal.PlainDate): Temporal.PlainDate {
  return day.subtract({ days: (day.dayOfWeek - ISO_DAY[rule.weekStart] + 7) % 7 });
}

function satisfies(rule: Rule, start: Temporal.PlainDate, day: Temporal.PlainDate): boolean {
  return (
    (rule.months.length === 0 || rule.months.includes(day.month)) &&
    (rule.weekNumbers.length === 0 || isInWeek(rule, day)) &&
    (rule.yearDays.length === 0 || isIn(rule.yearDays, day.dayOfYear, day.daysInYear)) &&
    (rule.monthDays.length === 0 || isMonthDay(rule.monthDays, day)) &&
    (rule.days.length === 0 || isWantedWeekday(rule, day)) &&
    satisfiesImplied(rule, start, day)
  );
}

function isIn(wanted: readonly number[], position: number, length: number): boolean {
  return wanted.includes(position) || wanted.includes(position - length - 1);
}

function isMonthDay(wanted: readonly number[], day: Temporal.PlainDate): boolean {
  return wanted.some((number) =>
    number > 0 ? day.day === Math.min(number, day.daysInMonth) : day.day === day.daysInMonth + 1 + number,
  );
}

function isWantedWeekday(rule: Rule, day: Temporal.PlainDate): boolean {
  const inMonth = rule.frequency === 'MONTHLY' || rule.months.length > 0;
  const position = inMonth ? day.day : day.dayOfYear;
  const length = inMonth ? day.daysInMonth : day.daysInYear;
  const fromStart = Math.ceil(position / 7);
  const fromEnd = -Math.ceil((length - position + 1) / 7);
  return rule.days.some(
    ({ weekday, ordinal }) =>
      ISO_DAY[weekday] === day.dayOfWeek && (ordinal === null || ordinal === fromStart || ordinal === fromEnd),
  );
}

/** What DTSTART supplies when the rule does not say it. */
function satisfiesImplied(rule: Rule, start: Temporal.PlainDate, day: Temporal.PlainDate): boolean {
  if (rule.days.length > 0 || rule.monthDays.length > 0 || rule.yearDays.length > 0) return true;
  if (rule.frequency === 'DAILY') return true;
  if (rule.frequency === 'WEEKLY' || rule.weekNumbers.length > 0) return day.dayOfWeek === start.dayOfWeek;
  const monthFits = rule.frequency === 'MONTHLY' || rule.months.length > 0 || day.month === start.month;
  return monthFits && isMonthDay([start.day], day);
}

/** The first day of week 1 of a year: the first week with at least four days in it, by WKST. */
function firstWeek(rule: Rule, year: number): Temporal.PlainDate {
  return weekOf(rule, Temporal.PlainDate.from({ year, month: 1, day: 4 }));
}

function weekYear(rule: Rule, day: Temporal.PlainDate): number {
  if (Temporal.PlainDate.compare(day, firstWeek(rule, day.year + 1)) >= 0) return day.year + 1;
  return Temporal.PlainDate.compare(day, firstWeek(rule, day.year)) < 0 ? day.year - 1 : day.year;
}

function isInWeek(rule: Rule, day: Temporal.PlainDate): boolean {
  const year = weekYear(rule, day);
  const first = firstWeek(rule, year);
  const week = first.until(weekOf(rule, day)).days / 7 + 1;
  const weeks = first.until(firstWeek(rule, year + 1)).days / 7;
  return isIn(rule.weekNumbers, week, weeks);
}
