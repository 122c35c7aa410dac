import type { KeyboardEvent } from 'react';
import type { CalendarDate } from '../format/calendar-date.ts';
import { addDays, addMonths, startOfWeek } from '../format/calendar-date.ts';

type Step = (date: CalendarDate, firstDay: number) => CalendarDate;

const steps: Record<string, Step> = {
  ArrowUp: (date) => addDays(date, -7),
  ArrowDown: (date) => addDays(date, 7),
  PageUp: (date) => addMonths(date, -1),
  PageDown: (date) => addMonths(date, 1),
  Home: (date, firstDay) => startOfWeek(date, firstDay),
  End: (date, firstDay) => addDays(startOfWeek(date, firstDay), 6),
};

const sideways: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };

/** Moves a calendar's focus: arrows by day and week, Home and End within the week, Page keys by month. */
export const calendarKeys =
  (focused: CalendarDate, firstDay: number, move: (date: CalendarDate) => void) =>
  (event: KeyboardEvent<HTMLElement>): void => {
    const direction = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1;
    const days = sideways[event.key];
    const step = days === undefined ? steps[event.key] : (date: CalendarDate) => addDays(date, days * direction);
    if (step === undefined) return;
    event.preventDefault();
    move(step(focused, firstDay));
  };
