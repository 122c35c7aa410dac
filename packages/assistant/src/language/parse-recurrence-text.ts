import type { MomentContext } from './context.ts';
import { parseDateText } from './parse-date-text.ts';
import type { Problem } from './problem.ts';
import type { RecurrenceValue } from './recurrence/settle-recurrence.ts';

/** What a text that should be a repetition says. */
export interface RecurrenceText {
  readonly recurrence?: RecurrenceValue;
  /** The first occurrence on or after today (or the start that was said). */
  readonly due_date?: string;
  readonly due_time?: string;
  readonly due_zone?: string;
  readonly problems: readonly Problem[];
  readonly rest: string;
}

/**
 * Reads a text that is expected to be a repetition; "every" may be left out ("monday", "2 weeks").
 *
 * @example
 * parseRecurrenceText('every mon and thu', context).recurrence; // { rrule: 'FREQ=WEEKLY;BYDAY=MO,TH', anchor: 'due' }
 */
export function parseRecurrenceText(text: string, context: MomentContext): RecurrenceText {
  const plain = parseDateText(text, context);
  const { said: _said, ...read } =
    plain.recurrence || plain.problems.length > 0 ? plain : parseDateText(`every ${text}`, context);
  return read;
}
