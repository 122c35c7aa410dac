/** A unit of time as the grammar names it. */
export type CalendarUnit = 'minute' | 'hour' | 'day' | 'workday' | 'week' | 'fortnight' | 'month' | 'quarter' | 'year';

/** A feast whose date can be computed. */
export type HolidayRule =
  | { readonly month: number; readonly day: number }
  | { readonly easterOffset: number }
  | { readonly month: number; readonly weekday: number; readonly nth: number };

/**
 * The calendar words of one language. Phrases may hold spaces. Everything is lower case.
 * The grammar in `date/` and `recurrence/` knows structure only; each word it recognises is here.
 */
export interface CalendarWords {
  readonly numbers: Readonly<Record<string, number>>;
  readonly ordinals: Readonly<Record<string, number>>;
  readonly ordinalSuffixes: readonly string[];
  readonly last: readonly string[];
  /** Monday first. `strong` words are never anything else; `weak` ones are also common words and need support. */
  readonly weekdays: readonly { readonly strong: readonly string[]; readonly weak: readonly string[] }[];
  readonly weekdayPlural: string;
  /** January first. `weak` names are also common words. */
  readonly months: readonly { readonly strong: readonly string[]; readonly weak: readonly string[] }[];
  readonly units: Readonly<Record<CalendarUnit, readonly string[]>>;
  /** Measures after a number that make it an amount and not a date: "1/2 cup", "march 5 km". */
  readonly measures: readonly string[];
  readonly today: readonly string[];
  readonly tonight: readonly string[];
  readonly tomorrow: readonly string[];
  readonly yesterday: readonly string[];
  readonly dayAfterTomorrow: readonly string[];
  readonly dayBeforeYesterday: readonly string[];
  readonly endOfDay: readonly string[];
  readonly endOfWeek: readonly string[];
  readonly endOfMonth: readonly string[];
  readonly endOfYear: readonly string[];
  readonly endOf: readonly string[];
  readonly startOf: readonly string[];
  readonly middleOf: readonly string[];
  readonly the: readonly string[];
  readonly of: readonly string[];
  readonly this: readonly string[];
  readonly next: readonly string[];
  readonly previous: readonly string[];
  readonly in: readonly string[];
  readonly fromNow: readonly string[];
  readonly after: readonly string[];
  readonly before: readonly string[];
  readonly ago: readonly string[];
  readonly half: readonly string[];
  readonly andAHalf: readonly string[];
  readonly weekend: readonly string[];
  readonly weekWord: readonly string[];
  readonly and: readonly string[];
  readonly through: readonly string[];
  /** Words that may stand before a date and belong to it: "on", "by", "due". */
  readonly dateLeads: readonly string[];
  /** Words before a date that move it to the day before. */
  readonly beforeLeads: readonly string[];
  /** Words before a date that make it the subject and not the due date: "call Bob about friday". */
  readonly topicLeads: readonly string[];
  /** Determiners: "the monday report" is no date. */
  readonly determiners: readonly string[];
  /** Words that may follow a date inside a sentence; any other word makes a weak date word an ordinary noun. */
  readonly connectors: readonly string[];
  readonly partsOfDay: readonly { readonly words: readonly string[]; readonly time: string; readonly pm: boolean }[];
  readonly clockWords: readonly { readonly words: readonly string[]; readonly time: string }[];
  readonly endOfDayTime: string;
  readonly at: readonly string[];
  readonly am: readonly string[];
  readonly pm: readonly string[];
  readonly oclock: readonly string[];
  readonly halfPast: readonly string[];
  readonly past: readonly string[];
  readonly to: readonly string[];
  readonly quarter: readonly string[];
  /** A bare hour up to this one means the afternoon: "at 5" is 17:00. */
  readonly lastPmHour: number;
  readonly holidays: readonly { readonly words: readonly string[]; readonly rule: HolidayRule }[];
}

/** The words of repetition in one language. */
export interface RecurrenceWords {
  readonly every: readonly string[];
  readonly other: readonly string[];
  /** Marks "count from completion" directly after "every". */
  readonly completionMark: string;
  readonly completionPhrases: readonly string[];
  readonly adverbs: Readonly<Record<string, { readonly unit: CalendarUnit; readonly interval: number }>>;
  readonly workdays: readonly string[];
  readonly weekends: readonly string[];
  readonly lastDay: readonly string[];
  readonly day: readonly string[];
  readonly on: readonly string[];
  readonly until: readonly string[];
  readonly starting: readonly string[];
  readonly times: readonly string[];
  readonly once: Readonly<Record<string, number>>;
  readonly for: readonly string[];
  readonly parts: Readonly<Record<string, string>>;
  readonly tooOften: readonly string[];
}
