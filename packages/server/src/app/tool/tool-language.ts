import type { DateInWords, NotUnderstood, RecurrenceInput } from '@lockstep/protocol';

/** When and where words were said: what "tomorrow" and "5pm" are judged by. */
export interface Moment {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The asker's IANA zone. */
  readonly time_zone: string;
}

/** Understands dates and repetitions in words; handed in, since the language is the assistant's. */
export interface ToolLanguage {
  /** Reads "tomorrow 5pm". */
  parseDate(text: string, moment: Moment): DateInWords | NotUnderstood;
  /** Reads "every other friday". */
  parseRecurrence(text: string, moment: Moment): RecurrenceInput | NotUnderstood;
}
