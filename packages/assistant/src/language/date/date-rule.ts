import type { Temporal } from 'temporal-polyfill';
import type { Matcher } from '../pattern.ts';
import type { CalendarGrammar } from './calendar-grammar.ts';
import type { ClockGrammar, PartOfDayReading } from './clock-time.ts';

/** A day that words stand for. */
export interface DayReading {
  readonly date: Temporal.PlainDate;
  /** A time of day that came with the words ("in 2h", "tonight"). */
  readonly time?: Temporal.PlainTime;
  /** The time is only what such words usually mean; a spoken time replaces it. */
  readonly timeIsVague?: boolean;
  /** Where the words end, when the rule read on past its own pattern. */
  readonly end?: number;
}

/** Words that have the form of a date and name none, such as "feb 30". */
export interface ImpossibleDay {
  readonly impossible: true;
}

/** What surrounds a candidate, to tell a date from a common word. */
export interface Surroundings {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The whole text is known to be a date ("due" field), so no support is needed. */
  readonly dateOnly: boolean;
}

/** One shape of date: a pattern and what it means. `undefined` means "not a date after all". */
export interface DateRule {
  readonly matcher: Matcher;
  readonly read: (
    match: RegExpExecArray,
    environment: DateEnvironment,
    surroundings: Surroundings,
  ) => DayReading | ImpossibleDay | undefined;
}

/** One language's dates: words, rules in order of precedence, clock and parts of the day. */
export interface DateGrammar extends CalendarGrammar {
  readonly rules: readonly DateRule[];
  readonly clock: ClockGrammar;
  readonly findPartOfDay: (text: string) => PartOfDayReading | undefined;
}

/** All that reading a date needs, made once a sentence. */
export interface DateEnvironment {
  readonly grammar: DateGrammar;
  readonly zone: string;
  readonly locale: string;
  readonly instant: Temporal.Instant;
  readonly today: Temporal.PlainDate;
  readonly clock: Temporal.PlainTime;
  /** 1 Monday to 7 Sunday. */
  readonly weekStart: number;
  /** Whether `1/2` is the first of February. */
  readonly dayFirst: boolean;
}
