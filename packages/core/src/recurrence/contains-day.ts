import type { CalendarDay } from './calendar-day.ts';
import type { Rule, RuleDay } from './rule.ts';
import { weekdayNumbers } from './week.ts';

/**
 * Whether each part of a rule, or what the start implies in its stead, holds on a day. BYWEEKNO and BYSETPOS depend on the
 * whole period and are not asked here.
 */
export function containsDay(rule: Rule, start: CalendarDay, day: CalendarDay): boolean {
  if (!holdsMonth(rule, start, day)) return false;
  if (!holdsMonthDay(rule, start, day)) return false;
  if (!holdsWeekday(rule, start, day)) return false;
  return rule.yearDays.length === 0 || isAt(rule.yearDays, day.dayOfYear, day.daysInYear);
}

/** Whether one of the numbers, counted from the front or (negative) from the back, is this position. */
export function isAt(wanted: readonly number[], position: number, length: number): boolean {
  return wanted.includes(position) || wanted.includes(position - length - 1);
}

function holdsMonth(rule: Rule, start: CalendarDay, day: CalendarDay): boolean {
  if (rule.months.length > 0) return rule.months.includes(day.month);
  return rule.frequency !== 'YEARLY' || !impliesMonthDay(rule) || day.month === start.month;
}

/** Short months fall back: a wanted day that the month does not have is its last one. */
function holdsMonthDay(rule: Rule, start: CalendarDay, day: CalendarDay): boolean {
  const wanted = impliesMonthDay(rule) ? [start.day] : rule.monthDays;
  if (wanted.length === 0 || isAt(wanted, day.day, day.daysInMonth)) return true;
  return day.day === day.daysInMonth && wanted.some((number) => number > day.day);
}

function holdsWeekday(rule: Rule, start: CalendarDay, day: CalendarDay): boolean {
  if (rule.days.length === 0) return !impliesWeekday(rule) || day.dayOfWeek === start.dayOfWeek;
  return rule.days.some((wanted) => isWeekday(rule, wanted, day));
}

function isWeekday(rule: Rule, wanted: RuleDay, day: CalendarDay): boolean {
  if (weekdayNumbers[wanted.weekday] !== day.dayOfWeek) return false;
  if (wanted.ordinal === null) return true;
  const inMonth = rule.frequency === 'MONTHLY' || rule.months.length > 0;
  const [position, length] = inMonth ? [day.day, day.daysInMonth] : [day.dayOfYear, day.daysInYear];
  return wanted.ordinal > 0
    ? wanted.ordinal === Math.ceil(position / 7)
    : -wanted.ordinal === Math.ceil((length - position + 1) / 7);
}

/** “Monthly” and “yearly” alone mean the start's day of the month, yearly in the start's month too. */
function impliesMonthDay(rule: Rule): boolean {
  if (rule.frequency !== 'MONTHLY' && rule.frequency !== 'YEARLY') return false;
  return rule.monthDays.length + rule.days.length + rule.yearDays.length + rule.weekNumbers.length === 0;
}

function impliesWeekday(rule: Rule): boolean {
  if (rule.frequency === 'WEEKLY') return true;
  return rule.weekNumbers.length > 0 && rule.monthDays.length === 0 && rule.yearDays.length === 0;
}
