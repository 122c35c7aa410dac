import { useEffect, useState } from 'react';
import type { CalendarDate } from '../format/calendar-date.ts';

const dateIn = (timeZone: string, now: Date): CalendarDate =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);

/** The date in a zone; the screen is drawn anew when it changes, also after the machine slept. */
export const useToday = (timeZone: string): CalendarDate => {
  const [today, setToday] = useState(() => dateIn(timeZone, new Date()));
  useEffect(() => {
    const look = (): void => setToday(dateIn(timeZone, new Date()));
    look();
    const timer = setInterval(look, 15_000);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [timeZone]);
  return today;
};
