import { invalidField } from '../error/invalid-field.ts';
import { calendarDateSchema, timeOfDaySchema } from '../entity/time.ts';
import type { DateInWords, ToolContext } from './tool-context.ts';

interface DueFields {
  readonly due_text?: string | undefined;
  readonly due_date?: string | undefined;
  readonly due_time?: string | undefined;
  readonly due_zone?: string | undefined;
}

/**
 * A due date from text: `2026-12-04`, `2026-12-04 09:00`, or words the context understands.
 *
 * @throws LockstepError VALIDATION_FAILED naming `path`.
 */
export function dateFromText(text: string, path: string, context: ToolContext): DateInWords {
  const [date = '', time, ...rest] = text.split(/[T\s]/);
  if (rest.length === 0 && calendarDateSchema.safeParse(date).success) {
    if (time === undefined) return { due_date: date };
    if (timeOfDaySchema.safeParse(time).success) return { due_date: date, due_time: time };
  }
  const understood = context.parseDate(text);
  if ('problem' in understood) throw invalidField(path, understood.problem);
  return understood;
}

/** The due fields a tool was given, in words or outright but not both. */
export function dueFrom(fields: DueFields, path: string, context: ToolContext): Partial<DateInWords> {
  const { due_text, due_date, due_time, due_zone } = fields;
  if (due_text === undefined) {
    return {
      ...(due_date === undefined ? {} : { due_date }),
      ...(due_time === undefined ? {} : { due_time }),
      ...(due_zone === undefined ? {} : { due_zone }),
    };
  }
  if (due_date !== undefined || due_time !== undefined) {
    throw invalidField(`${path}.due_text`, 'Give either due_text or due_date and due_time, not both.');
  }
  const due = dateFromText(due_text, `${path}.due_text`, context);
  return { ...due, ...(due_zone === undefined ? {} : { due_zone }) };
}
