import type { CalendarDate } from '../format/calendar-date.ts';
import { addDays, addMonths, startOfWeek } from '../format/calendar-date.ts';

/** Where a key takes a calendar's focus: arrows by day and week, Home and End within the week, Page keys by month. */
export const dateByKey = (key: string, from: CalendarDate, firstDay: number, rtl: boolean): CalendarDate | null => {
  const forward = rtl ? -1 : 1;
  const steps: Record<string, () => CalendarDate> = {
    ArrowLeft: () => addDays(from, -forward),
    ArrowRight: () => addDays(from, forward),
    ArrowUp: () => addDays(from, -7),
    ArrowDown: () => addDays(from, 7),
    PageUp: () => addMonths(from, -1),
    PageDown: () => addMonths(from, 1),
    Home: () => startOfWeek(from, firstDay),
    End: () => addDays(startOfWeek(from, firstDay), 6),
  };
  return steps[key]?.() ?? null;
};
