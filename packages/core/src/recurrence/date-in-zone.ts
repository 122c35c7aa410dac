import { Temporal } from '../temporal.ts';

/**
 * The calendar date at an instant in a zone.
 *
 * @param instant ISO 8601
 * @example
 * dateInZone('2026-11-22T23:30:00.000Z', 'Europe/Berlin'); // '2026-11-23'
 */
export function dateInZone(instant: string, zone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}
