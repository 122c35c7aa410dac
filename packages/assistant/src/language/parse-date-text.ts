import type { MomentContext } from './context.ts';
import { dateEnvironment } from './date/date-environment.ts';
import { describeDue } from './describe-due.ts';
import { MaskedText } from './masked-text.ts';
import type { Problem } from './problem.ts';
import { readDue } from './read-due.ts';
import type { RecurrenceValue } from './recurrence/settle-recurrence.ts';

/** What a text that should be a date says. */
export interface DateText {
  readonly due_date?: string;
  readonly due_time?: string;
  readonly due_zone?: string;
  readonly recurrence?: RecurrenceValue;
  readonly problems: readonly Problem[];
  /** Words that are no part of a date; empty if all was understood. */
  readonly rest: string;
  readonly said: string;
}

/**
 * Reads a text that is expected to be a date, such as `due_text` and the "due" field.
 *
 * @example
 * parseDateText('next friday 9am', { now, zone: 'Europe/Berlin', locale: 'en-US' });
 * // { due_date: '2026-12-04', due_time: '09:00', due_zone: 'Europe/Berlin', rest: '', … }
 */
export function parseDateText(text: string, context: MomentContext): DateText {
  const masked = new MaskedText(text.trim());
  const { spans: _spans, ...due } = readDue(masked, dateEnvironment(context), { dateOnly: true });
  const rest = masked.current
    .replaceAll(/[\uFFFB\uFFFC]/gu, ' ')
    .replaceAll(/[\s,.]+/gu, ' ')
    .trim();
  return { ...due, rest, said: describeDue(due, context) };
}
