import type { CalendarDate } from './calendar-date.ts';
import { daysBetween, formatDate } from './calendar-date.ts';

/** A day as a section's heading: by name where it is near, with its date otherwise. */
export const dayHeading = (date: CalendarDate, today: CalendarDate, locale: string): string => {
  const distance = daysBetween(today, date);
  if (Math.abs(distance) > 1) return formatDate(date, locale, { weekday: 'long', day: 'numeric', month: 'long' });
  const word = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(distance, 'day');
  return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1);
};
