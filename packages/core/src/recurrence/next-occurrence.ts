import { dateInZone } from './date-in-zone.ts';
import { formatRule } from './format-rule.ts';
import { occurrences } from './occurrences.ts';
import { parseRule } from './parse-rule.ts';
import type { Rule } from './rule.ts';
import { untilDate } from './until-date.ts';

/** What of an occurrence decides the next one. */
export interface OccurrenceDone {
  readonly rrule: string;
  readonly anchor: 'due' | 'completion';
  readonly series_start: string;
  readonly due_date: string | null;
  readonly due_time: string | null;
  readonly due_zone: string | null;
  /** A skipped occurrence was not done, so even a completion-anchored series counts on from its date. */
  readonly how: 'completed' | 'skipped';
  /** When, ISO 8601. “Today” is the date of this instant, so that each replica and the server name the same next date. */
  readonly at: string;
  /** The asker's zone: all-day tasks are judged in it, timed ones in `due_zone`. */
  readonly time_zone: string;
}

/** The next occurrence of a series; its time of day and zone are those of the one before. */
export interface NextOccurrence {
  readonly due_date: string;
  readonly rrule: string;
  readonly series_start: string;
}

/**
 * The occurrence after one that is completed or skipped, `null` where UNTIL, COUNT or the calendar ends the series.
 *
 * Anchored to the due date, it is the first date of the series after both the date of the one done and today; COUNT runs
 * from `series_start`, so dates passed over count. Anchored to completion, the rule starts anew at the completion, and
 * COUNT tells how many occurrences are left, this one included.
 *
 * @throws {InvalidRecurrenceError} when the rule is invalid.
 */
export function nextOccurrence(done: OccurrenceDone): NextOccurrence | null {
  const rule = parseRule(done.rrule);
  const today = dateInZone(done.at, done.due_zone ?? done.time_zone);
  const later = done.due_date !== null && done.due_date > today ? done.due_date : today;
  const last = rule.until === null ? null : untilDate(rule.until, done);
  if (done.anchor === 'due') {
    const due_date = nextOfSeries(rule, done.series_start, later);
    if (due_date === null || isPast(due_date, last)) return null;
    return { due_date, rrule: done.rrule, series_start: done.series_start };
  }
  const from = done.how === 'completed' ? today : later;
  const due_date = rule.count === 1 ? null : firstOf(occurrences(rule, from, from));
  if (due_date === null || isPast(due_date, last)) return null;
  const rrule = rule.count === null ? done.rrule : formatRule({ ...rule, count: rule.count - 1 });
  return { due_date, rrule, series_start: due_date };
}

function isPast(date: string, last: string | null): boolean {
  return last !== null && date > last;
}

function nextOfSeries(rule: Rule, seriesStart: string, after: string): string | null {
  if (rule.count === null) return firstOf(occurrences(rule, seriesStart, after));
  let left = rule.count;
  for (const date of occurrences(rule, seriesStart, null)) {
    if (left === 0) return null;
    if (date > after) return date;
    left -= 1;
  }
  return null;
}

function firstOf(dates: Iterable<string>): string | null {
  for (const date of dates) return date;
  return null;
}
