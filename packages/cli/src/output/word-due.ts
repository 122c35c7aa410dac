import { describeDue } from '@lockstep/assistant/language';
import type { Task } from '@lockstep/protocol';

/** When a task is due and how it repeats, in words; empty if neither. */
export function wordDue({ due_date, due_time, due_zone, recurrence }: Task, timeZone: string, locale: string): string {
  const repeats = recurrence === null ? null : { rrule: recurrence.rrule, anchor: recurrence.anchor };
  return describeDue({ due_date, due_time, due_zone, recurrence: repeats }, { locale, zone: timeZone });
}
