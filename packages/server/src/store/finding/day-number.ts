/** Sorts after every day. */
export const noDay = 99_999_999;

/** Sorts after every time of day. */
const noTime = 9999;

/**
 * A calendar date as a number in the order of the calendar.
 *
 * @example
 * dayNumber('2026-12-01'); // 20261201
 */
export function dayNumber(date: string | null): number {
  return date === null ? noDay : Number(date.replaceAll('-', ''));
}

/**
 * A time of day as a number in the order of the clock.
 *
 * @example
 * timeNumber('09:05'); // 905
 */
export function timeNumber(time: string | null): number {
  return time === null ? noTime : Number(time.replace(':', ''));
}
