import { describeRecurrence } from './recurrence/describe-recurrence.ts';
import type { RecurrenceValue } from './recurrence/settle-recurrence.ts';
import { type SpellingContext, spellMoment } from './spell-date.ts';

/** Date, time and recurrence spelled out: "Fri, Nov 27, 9:00 AM, every Friday". Year and zone as {@link spellMoment} has it. */
export function describeDue(
  due: {
    readonly due_date?: string | null;
    readonly due_time?: string | null;
    readonly due_zone?: string | null | undefined;
    readonly recurrence?: RecurrenceValue | null;
  },
  context: SpellingContext,
): string {
  const parts: string[] = [];
  if (due.due_date)
    parts.push(spellMoment({ date: due.due_date, time: due.due_time ?? null, zone: due.due_zone ?? null }, context));
  if (due.recurrence) parts.push(describeRecurrence(due.recurrence, context.locale));
  return parts.join(', ');
}
