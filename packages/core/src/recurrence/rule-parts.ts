import { Temporal } from '../temporal.ts';

import { InvalidRecurrenceError } from './invalid-recurrence-error.ts';
import type { Frequency, RuleDay, RuleUntil, Weekday } from './rule.ts';

const MAX_NUMBER = 9999;
const FREQUENCIES: readonly Frequency[] = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'];
const SUB_DAILY: ReadonlySet<string> = new Set(['HOURLY', 'MINUTELY', 'SECONDLY']);
const WEEKDAYS: readonly Weekday[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const DAY = /^(?:([+-]?\d{1,2}))?(MO|TU|WE|TH|FR|SA|SU)$/;
const UNTIL = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?$/;

/** FREQ; refuses what is more often than daily. */
export function parseFrequency(value: string): Frequency {
  const frequency = FREQUENCIES.find((known) => known === value);
  if (frequency !== undefined) return frequency;
  if (SUB_DAILY.has(value)) {
    throw new InvalidRecurrenceError('FREQ', `FREQ=${value} is not for tasks: a task repeats daily at the most often.`);
  }
  throw new InvalidRecurrenceError('FREQ', `FREQ=${value} is not a frequency; use ${FREQUENCIES.join(', ')}.`);
}

/** INTERVAL and COUNT: a whole number of 1 or more. */
export function parsePositive(value: string, part: string): number {
  const number = Number(value);
  if (!/^\d{1,4}$/.test(value) || number < 1) {
    throw new InvalidRecurrenceError(part, `${part}=${value} must be a whole number from 1 to ${MAX_NUMBER}.`);
  }
  return number;
}

/** UNTIL: `20261231`, `20261231T090000` or `20261231T080000Z`. */
export function parseUntil(value: string): RuleUntil {
  const match = UNTIL.exec(value);
  const invalid = new InvalidRecurrenceError(
    'UNTIL',
    `UNTIL=${value} must be a date like 20261231 or a UTC time like 20261231T080000Z.`,
  );
  if (match === null) throw invalid;
  const [, year, month, day, hour, minute, second, utc] = match;
  try {
    const date = Temporal.PlainDate.from(`${year}-${month}-${day}`, { overflow: 'reject' }).toString();
    if (hour === undefined) return { kind: 'date', date, time: null };
    const time = Temporal.PlainTime.from(`${hour}:${minute}:${second}`, { overflow: 'reject' });
    return { kind: utc === undefined ? 'floating' : 'instant', date, time: time.toString({ smallestUnit: 'second' }) };
  } catch {
    throw invalid;
  }
}

/** WKST. */
export function parseWeekday(value: string, part: string): Weekday {
  const weekday = WEEKDAYS.find((known) => known === value);
  if (weekday === undefined) {
    throw new InvalidRecurrenceError(part, `${part}=${value} must be one of ${WEEKDAYS.join(', ')}.`);
  }
  return weekday;
}

/** BYDAY: weekdays, each with an optional ordinal (`3FR`, `-1MO`). */
export function parseDays(value: string): RuleDay[] {
  const days = new Map<string, RuleDay>();
  for (const item of value.split(',')) {
    const match = DAY.exec(item.trim());
    const weekday = WEEKDAYS.find((known) => known === match?.[2]);
    const ordinal = match?.[1] === undefined ? null : Number(match[1]);
    if (weekday === undefined || ordinal === 0) {
      throw new InvalidRecurrenceError('BYDAY', `BYDAY=${item} must look like MO, 3FR or -1SU.`);
    }
    days.set(`${ordinal ?? ''}${weekday}`, { weekday, ordinal });
  }
  return [...days.values()];
}

/** BYMONTH: 1 to 12. */
export const parseMonths = numberList(12, false);
/** BYWEEKNO: 1 to 53, negative from the end of the year. */
export const parseWeekNumbers = numberList(53, true);
/** BYYEARDAY: 1 to 366, negative from the end of the year. */
export const parseYearDays = numberList(366, true);
/** BYMONTHDAY: 1 to 31, negative from the end of the month. */
export const parseMonthDays = numberList(31, true);
/** BYSETPOS: 1 to 366, negative from the end of the period. */
export const parseSetPositions = numberList(366, true);

function numberList(max: number, negative: boolean): (value: string, part: string) => number[] {
  return (value, part) => {
    const numbers = new Set<number>();
    for (const item of value.split(',')) {
      const number = Number(item);
      const size = negative ? Math.abs(number) : number;
      if (!/^\s*[+-]?\d{1,3}\s*$/.test(item) || size < 1 || size > max) {
        const range = negative ? `1 to ${max} or -1 to -${max}` : `1 to ${max}`;
        throw new InvalidRecurrenceError(part, `${part}=${item} must be a whole number from ${range}.`);
      }
      numbers.add(number);
    }
    return [...numbers].toSorted((a, b) => a - b);
  };
}
