import type { Temporal } from 'temporal-polyfill';

/**
 * A day with what rules ask of it, as plain numbers: a yearly rule looks at hundreds of days, and stepping from one to the
 * next is far cheaper than making a Temporal date of each. Only `calendarDay` and `nextDay` make them.
 */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly dayOfYear: number;
  /** ISO: Monday is 1, Sunday 7. */
  readonly dayOfWeek: number;
  readonly daysInMonth: number;
  readonly daysInYear: number;
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** The day of a Temporal date. */
export function calendarDay(date: Temporal.PlainDate): CalendarDay {
  const { year, month, day, dayOfYear, dayOfWeek, daysInMonth, daysInYear } = date;
  return { year, month, day, dayOfYear, dayOfWeek, daysInMonth, daysInYear };
}

/** The day after. */
export function nextDay(today: CalendarDay): CalendarDay {
  const dayOfWeek = (today.dayOfWeek % 7) + 1;
  if (today.day < today.daysInMonth) return { ...today, day: today.day + 1, dayOfYear: today.dayOfYear + 1, dayOfWeek };
  if (today.month < 12) {
    const month = today.month + 1;
    const daysInMonth = lengthOfMonth(month, today.daysInYear);
    return { ...today, month, day: 1, dayOfYear: today.dayOfYear + 1, dayOfWeek, daysInMonth };
  }
  const year = today.year + 1;
  return { year, month: 1, day: 1, dayOfYear: 1, dayOfWeek, daysInMonth: 31, daysInYear: isLeap(year) ? 366 : 365 };
}

/** `YYYY-MM-DD`. */
export function dateOf({ year, month, day }: CalendarDay): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function lengthOfMonth(month: number, daysInYear: number): number {
  if (month === 2 && daysInYear === 366) return 29;
  return DAYS_IN_MONTH[month - 1] ?? 31;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
