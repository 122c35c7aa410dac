import { InvalidRecurrenceError } from './invalid-recurrence-error.ts';
import type { Rule } from './rule.ts';

/**
 * Refuses parts that contradict each other (RFC 5545 §3.3.10).
 *
 * @throws {InvalidRecurrenceError}
 */
export function checkRule(rule: Rule): void {
  if (rule.count !== null && rule.until !== null) {
    throw new InvalidRecurrenceError('COUNT', 'Give COUNT or UNTIL, not both.');
  }
  if (rule.weekNumbers.length > 0 && rule.frequency !== 'YEARLY') {
    throw new InvalidRecurrenceError('BYWEEKNO', 'BYWEEKNO needs FREQ=YEARLY.');
  }
  if (rule.yearDays.length > 0 && rule.frequency !== 'YEARLY') {
    throw new InvalidRecurrenceError('BYYEARDAY', 'BYYEARDAY needs FREQ=YEARLY.');
  }
  if (rule.monthDays.length > 0 && rule.frequency === 'WEEKLY') {
    throw new InvalidRecurrenceError('BYMONTHDAY', 'BYMONTHDAY does not go with FREQ=WEEKLY; use FREQ=MONTHLY.');
  }
  if (rule.setPositions.length > 0 && !hasDateParts(rule)) {
    throw new InvalidRecurrenceError('BYSETPOS', 'BYSETPOS needs something to choose from, for example BYDAY.');
  }
  if (rule.setPositions.length > 0 && rule.frequency === 'DAILY') {
    throw new InvalidRecurrenceError('BYSETPOS', 'BYSETPOS does not go with FREQ=DAILY: a day has only one date.');
  }
  checkOrdinals(rule);
}

function hasDateParts(rule: Rule): boolean {
  return [rule.months, rule.weekNumbers, rule.yearDays, rule.monthDays, rule.days].some((list) => list.length > 0);
}

function checkOrdinals(rule: Rule): void {
  const ordinals = rule.days.flatMap((day) => (day.ordinal === null ? [] : [Math.abs(day.ordinal)]));
  if (ordinals.length === 0) return;
  if (rule.frequency !== 'MONTHLY' && rule.frequency !== 'YEARLY') {
    throw new InvalidRecurrenceError('BYDAY', 'A numbered weekday like 3FR needs FREQ=MONTHLY or FREQ=YEARLY.');
  }
  if (rule.weekNumbers.length > 0 || rule.yearDays.length > 0 || rule.monthDays.length > 0) {
    throw new InvalidRecurrenceError(
      'BYDAY',
      'A numbered weekday like 3FR does not go with BYMONTHDAY, BYYEARDAY or BYWEEKNO.',
    );
  }
  const inMonth = rule.frequency === 'MONTHLY' || rule.months.length > 0;
  const max = inMonth ? 5 : 53;
  if (ordinals.some((ordinal) => ordinal > max)) {
    throw new InvalidRecurrenceError('BYDAY', `A ${inMonth ? 'month' : 'year'} has at most ${max} of a weekday.`);
  }
}
