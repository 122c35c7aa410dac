import { checkRule } from './check-rule.ts';
import { InvalidRecurrenceError } from './invalid-recurrence-error.ts';
import type { Rule } from './rule.ts';
import {
  parseDays,
  parseFrequency,
  parseMonthDays,
  parseMonths,
  parsePositive,
  parseSetPositions,
  parseUntil,
  parseWeekday,
  parseWeekNumbers,
  parseYearDays,
} from './rule-parts.ts';

const MAX_LENGTH = 500;
const OTHER_PROPERTY = /\b(?:DTSTART|DTEND|EXDATE|RDATE|EXRULE)\b/;
const TIME_PARTS: ReadonlySet<string> = new Set(['BYHOUR', 'BYMINUTE', 'BYSECOND']);
const PARTS: readonly string[] = [
  'FREQ',
  'INTERVAL',
  'COUNT',
  'UNTIL',
  'BYMONTH',
  'BYWEEKNO',
  'BYYEARDAY',
  'BYMONTHDAY',
  'BYDAY',
  'BYSETPOS',
  'WKST',
  'RSCALE',
  'SKIP',
];

type Parts = ReadonlyMap<string, string>;

/**
 * Reads the text of an RRULE (RFC 5545 §3.3.10, with or without the `RRULE:` prefix) for a task and checks it.
 * Nothing is ignored: an unknown, repeated or contradictory part is an error.
 *
 * @throws {InvalidRecurrenceError} when the rule is malformed, repeats more often than daily or sets a time of day.
 * @example
 * parseRule('FREQ=MONTHLY;BYDAY=3FR').days; // [{ weekday: 'FR', ordinal: 3 }]
 */
export function parseRule(text: string): Rule {
  const parts = splitParts(text);
  checkCalendar(parts);
  const frequency = parts.get('FREQ');
  if (frequency === undefined) {
    throw new InvalidRecurrenceError('FREQ', 'The rule needs FREQ, for example FREQ=WEEKLY.');
  }
  const rule: Rule = {
    frequency: parseFrequency(frequency),
    interval: read(parts, 'INTERVAL', parsePositive) ?? 1,
    count: read(parts, 'COUNT', parsePositive) ?? null,
    until: read(parts, 'UNTIL', parseUntil) ?? null,
    months: read(parts, 'BYMONTH', parseMonths) ?? [],
    weekNumbers: read(parts, 'BYWEEKNO', parseWeekNumbers) ?? [],
    yearDays: read(parts, 'BYYEARDAY', parseYearDays) ?? [],
    monthDays: read(parts, 'BYMONTHDAY', parseMonthDays) ?? [],
    days: read(parts, 'BYDAY', parseDays) ?? [],
    setPositions: read(parts, 'BYSETPOS', parseSetPositions) ?? [],
    weekStart: read(parts, 'WKST', parseWeekday) ?? 'MO',
  };
  checkRule(rule);
  return rule;
}

function read<T>(parts: Parts, part: string, parse: (value: string, part: string) => T): T | undefined {
  const value = parts.get(part);
  return value === undefined ? undefined : parse(value, part);
}

function splitParts(text: string): Parts {
  const rule = text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '');
  if (rule === '') throw new InvalidRecurrenceError('RRULE', 'The rule is empty; write one like FREQ=WEEKLY;BYDAY=MO.');
  if (rule.length > MAX_LENGTH) {
    throw new InvalidRecurrenceError('RRULE', `The rule is longer than ${MAX_LENGTH} characters.`);
  }
  if (/[\r\n]/.test(rule) || OTHER_PROPERTY.test(rule)) {
    throw new InvalidRecurrenceError(
      'RRULE',
      'Give one RRULE alone: the series starts at series_start, and extra or excluded dates are not supported.',
    );
  }
  const parts = new Map<string, string>();
  for (const piece of rule.replace(/;$/, '').split(';')) {
    const [part, value] = splitPart(piece);
    if (parts.has(part)) throw new InvalidRecurrenceError(part, `${part} is given twice.`);
    parts.set(part, value);
  }
  return parts;
}

function splitPart(piece: string): [part: string, value: string] {
  const equals = piece.indexOf('=');
  const part = piece.slice(0, Math.max(equals, 0)).trim();
  const value = piece.slice(equals + 1).trim();
  if (equals < 1 || value === '') {
    throw new InvalidRecurrenceError('RRULE', `“${piece}” is not a rule part; parts look like FREQ=WEEKLY.`);
  }
  if (TIME_PARTS.has(part)) {
    throw new InvalidRecurrenceError(part, `${part} is not for tasks: set the time of day with due_time.`);
  }
  if (!PARTS.includes(part)) {
    throw new InvalidRecurrenceError(part, `${part} is not a rule part; the parts are ${PARTS.join(', ')}.`);
  }
  return [part, value];
}

function checkCalendar(parts: Parts): void {
  const calendar = parts.get('RSCALE');
  if (calendar !== undefined && calendar !== 'GREGORIAN') {
    throw new InvalidRecurrenceError('RSCALE', 'Only RSCALE=GREGORIAN is supported.');
  }
  const skip = parts.get('SKIP');
  if (skip !== undefined && skip !== 'BACKWARD') {
    throw new InvalidRecurrenceError(
      'SKIP',
      `SKIP=${skip} is not supported: in a short month a task falls on the last day (SKIP=BACKWARD).`,
    );
  }
}
