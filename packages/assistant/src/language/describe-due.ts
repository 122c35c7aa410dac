import { describeRecurrence } from './recurrence/describe-recurrence.ts';
import type { RecurrenceValue } from './recurrence/settle-recurrence.ts';
import { spellMoment } from './spell-date.ts';

/** Date, time, zone and recurrence spelled out: "Fri, Nov 27, 2026, 9:00 AM (Europe/Berlin), every Friday". */
export function describeDue(
  due: {
    readonly due_date?: string | null;
    readonly due_time?: string | null;
    readonly due_zone?: string | null | undefined;
    readonly recurrence?: RecurrenceValue | null;
  },
  locale: string,
): string {
  const parts: string[] = [];
  if (due.due_date)
    parts.push(spellMoment({ date: due.due_date, time: due.due_time ?? null, zone: due.due_zone ?? null }, locale));
  if (due.recurrence) parts.push(describeRecurrence(due.recurrence, locale));
  return parts.join(', ');
}
