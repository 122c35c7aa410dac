import { Temporal } from 'temporal-polyfill';
import { parseDateText } from './parse-date-text.ts';
import { parseRecurrenceText } from './parse-recurrence-text.ts';
import type { RecurrenceValue } from './recurrence/settle-recurrence.ts';

/** When and where words were said. */
export interface ToolMoment {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The asker's IANA zone. */
  readonly time_zone: string;
}

/** Why words were not understood. */
export interface NotUnderstood {
  readonly problem: string;
}

/** A date in words as tools take it. */
export interface ToolDate {
  readonly due_date: string;
  readonly due_time?: string;
  readonly due_zone?: string;
}

/** Reads the words in `due_text`, `to` and `recurrence` of tools. All of a text must be understood, or none of it is used. */
export interface WordsReader {
  parseDate(text: string, moment: ToolMoment): ToolDate | NotUnderstood;
  parseRecurrence(text: string, moment: ToolMoment): RecurrenceValue | NotUnderstood;
}

/** The language as the server lends it to tools; `locale` decides what `1/2` and "next friday" mean. */
export function createWordsReader(locale: string): WordsReader {
  const contextOf = ({ now, time_zone }: ToolMoment) => ({
    now: Temporal.Instant.fromEpochMilliseconds(now),
    zone: time_zone,
    locale,
  });
  return {
    parseDate(text, moment) {
      const { due_date, due_time, due_zone, problems, rest, recurrence } = parseDateText(text, contextOf(moment));
      const error = problems.find(({ severity }) => severity === 'error');
      if (error) return { problem: `“${error.text}” is no date or time that exists.` };
      if (recurrence) return { problem: `“${text}” is a repetition; give it as recurrence.` };
      if (due_date === undefined || rest !== '')
        return { problem: `“${rest === '' ? text : rest}” is not understood as a date.` };
      return { due_date, ...(due_time ? { due_time } : {}), ...(due_zone ? { due_zone } : {}) };
    },
    parseRecurrence(text, moment) {
      const { recurrence, problems, rest } = parseRecurrenceText(text, contextOf(moment));
      const error = problems.find(({ severity }) => severity === 'error');
      if (error) return { problem: `“${error.text}” cannot repeat: daily is the most often, and a date must be left.` };
      if (!recurrence || rest !== '')
        return { problem: `“${rest === '' ? text : rest}” is not understood as a repetition.` };
      return recurrence;
    },
  };
}
