import { Temporal } from '../temporal.ts';

/**
 * The instant a calendar date begins in a zone, `days` later.
 *
 * @example
 * startOfDay('2026-11-22', 'Europe/Berlin'); // '2026-11-21T23:00:00.000Z'
 */
export function startOfDay(date: string, zone: string, days = 0): string {
  const start = Temporal.PlainDate.from(date).add({ days }).toZonedDateTime(zone).toInstant();
  return start.toString({ fractionalSecondDigits: 3 });
}
