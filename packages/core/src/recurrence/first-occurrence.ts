import { InvalidRecurrenceError } from './invalid-recurrence-error.ts';
import { occurrences } from './occurrences.ts';
import { parseRule } from './parse-rule.ts';
import { untilDate, type TimeOfSeries } from './until-date.ts';

const ALL_DAY: TimeOfSeries = { due_time: null, due_zone: null };

/**
 * The first date on or after `from` on which a rule holds: where a series that is asked for today really begins.
 *
 * @throws {InvalidRecurrenceError} when the rule is invalid, or has no date at all from then on.
 * @example
 * firstOccurrence('FREQ=MONTHLY;BYMONTHDAY=31', '2026-02-10'); // '2026-02-28'
 */
export function firstOccurrence(rrule: string, from: string, time: TimeOfSeries = ALL_DAY): string {
  const rule = parseRule(rrule);
  for (const date of occurrences(rule, from, null)) {
    if (rule.until !== null && date > untilDate(rule.until, time)) {
      throw new InvalidRecurrenceError('UNTIL', 'The rule ends before its first date.');
    }
    return date;
  }
  throw new InvalidRecurrenceError('RRULE', 'There is no date on which this rule holds.');
}
