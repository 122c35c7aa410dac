import type { CalendarDate } from './calendar-date.ts';

/** The calendar date of a moment (ISO 8601) in a zone. */
export const dateOfMoment = (moment: string, timeZone: string): CalendarDate =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    Date.parse(moment),
  );

/** The time of day of a moment in a zone, in the reader's words. */
export const timeOfMoment = (moment: string, timeZone: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone, timeStyle: 'short' }).format(Date.parse(moment));
