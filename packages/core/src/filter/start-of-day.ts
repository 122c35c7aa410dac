import { Temporal } from '../temporal.ts';

const EARLIEST = '0000-01-01T00:00:00.000Z';
const LATEST = '9999-12-31T23:59:59.999Z';

/**
 * The instant a calendar date begins in a zone, `days` later.
 *
 * @example
 * startOfDay('2026-11-22', 'Europe/Berlin'); // '2026-11-21T23:00:00.000Z'
 */
export function startOfDay(date: string, zone: string, days = 0): string {
  const start = Temporal.PlainDate.from(date).add({ days }).toZonedDateTime(zone).toInstant();
  const text = start.toString({ fractionalSecondDigits: 3 });
  // Instants are compared as text, and beyond these years they are written differently.
  if (text.startsWith('+')) return LATEST;
  return text.startsWith('-') ? EARLIEST : text;
}
