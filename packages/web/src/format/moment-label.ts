import type { CalendarDate } from './calendar-date.ts';
import { dayName } from './day-name.ts';
import { dateOfMoment, timeOfMoment } from './moment.ts';

type Reader = { today: CalendarDate; locale: string; timeZone: string };

/** When something happened, as one says it: the day and, on this or the last day, the time. */
export const momentLabel = (moment: string, { today, locale, timeZone }: Reader): string => {
  const date = dateOfMoment(moment, timeZone);
  const time = timeOfMoment(moment, timeZone, locale);
  return date === today ? time : `${dayName(date, today, locale)} ${time}`;
};
