import type { Temporal } from 'temporal-polyfill';

import type { Rule } from './rule.ts';
import { startOfWeek, startOfWeekYear, weekYearOf } from './week.ts';

/** Tasks have four-digit years; rules are followed to the end of the last one. */
const LAST_YEAR = 9999;

/** One day, week, month or year of a rule. A yearly rule by week numbers goes by years of whole weeks. */
export interface Period {
  readonly first: Temporal.PlainDate;
  /** In days. */
  readonly length: number;
}

/** The rule's n-th period (0 is the one that holds `start`), `null` beyond the calendar of tasks. */
export function periodAt(rule: Rule, start: Temporal.PlainDate, index: number): Period | null {
  const steps = index * rule.interval;
  if (rule.frequency === 'YEARLY') return yearAt(rule, start, steps);
  if (rule.frequency === 'MONTHLY') {
    if (start.year + steps / 12 > LAST_YEAR + 1) return null;
    const first = start.with({ day: 1 }).add({ months: steps });
    return { first, length: first.daysInMonth };
  }
  const length = rule.frequency === 'WEEKLY' ? 7 : 1;
  if (start.year + (steps * length) / 365 > LAST_YEAR + 10) return null;
  const origin = rule.frequency === 'WEEKLY' ? startOfWeek(start, rule.weekStart) : start;
  return { first: origin.add({ days: steps * length }), length };
}

/** Index of the last period that begins on or before `date`, at least 0. */
export function periodIndex(rule: Rule, start: Temporal.PlainDate, date: Temporal.PlainDate): number {
  return Math.max(0, Math.floor(distance(rule, start, date) / rule.interval));
}

/** Whether a rule's years are made of whole weeks, numbered from the first with most of its days in the year. */
function goesByWeeks(rule: Rule): boolean {
  return rule.weekNumbers.length > 0;
}

function yearAt(rule: Rule, start: Temporal.PlainDate, steps: number): Period | null {
  const year = yearOf(rule, start) + steps;
  if (year > LAST_YEAR) return null;
  if (goesByWeeks(rule)) {
    const first = startOfWeekYear(year, start, rule.weekStart);
    return { first, length: first.until(startOfWeekYear(year + 1, start, rule.weekStart)).days };
  }
  const first = start.with({ year, month: 1, day: 1 });
  return { first, length: first.daysInYear };
}

function yearOf(rule: Rule, date: Temporal.PlainDate): number {
  return goesByWeeks(rule) ? weekYearOf(date, rule.weekStart) : date.year;
}

/** In units of the frequency. */
function distance(rule: Rule, start: Temporal.PlainDate, date: Temporal.PlainDate): number {
  if (rule.frequency === 'DAILY') return start.until(date).days;
  if (rule.frequency === 'WEEKLY') return Math.floor(startOfWeek(start, rule.weekStart).until(date).days / 7);
  if (rule.frequency === 'MONTHLY') return (date.year - start.year) * 12 + date.month - start.month;
  return yearOf(rule, date) - yearOf(rule, start);
}
