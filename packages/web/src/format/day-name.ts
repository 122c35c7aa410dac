import type { CalendarDate } from './calendar-date.ts';
import { daysBetween, formatDate } from './calendar-date.ts';

/** A day as one says it: yesterday, today and tomorrow by name, the coming week by weekday, the rest by date. */
export const dayName = (date: CalendarDate, today: CalendarDate, locale: string): string => {
  const distance = daysBetween(today, date);
  if (Math.abs(distance) <= 1) {
    const word = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(distance, 'day');
    return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1);
  }
  if (distance > 1 && distance < 7) return formatDate(date, locale, { weekday: 'long' });
  const sameYear = date.slice(0, 4) === today.slice(0, 4);
  return formatDate(date, locale, { day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) });
};
