import { z } from 'zod';

/** An instant: ISO 8601, UTC, milliseconds, e.g. `2026-11-22T10:00:00.000Z`. */
export const timestampSchema = z.iso.datetime({
  precision: 3,
  error: 'must be an ISO 8601 UTC time such as 2026-11-22T10:00:00.000Z',
});

/** A calendar date that belongs to no zone: `YYYY-MM-DD`. */
export const calendarDateSchema = z.iso.date('must be a date such as 2026-12-01');

/** A wall-clock time of day: `HH:MM`, 24 hours. */
export const timeOfDaySchema = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 09:00');

// Constructing a formatter is slow. Only names in their canonical spelling are kept, so the set stays within the tz database.
const knownZones = new Set<string>(['UTC']);

function isTimeZone(name: string): boolean {
  if (knownZones.has(name)) return true;
  // Engines also take offsets such as +01:00, which know no daylight saving.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    if (timeZone === name) knownZones.add(name);
    return true;
  } catch {
    return false;
  }
}

/** An IANA time zone name, e.g. `Europe/Berlin`. */
export const timeZoneSchema = z.string().max(64).refine(isTimeZone, 'must be an IANA time zone such as Europe/Berlin');
