/** How often a rule repeats. Times of day belong to the task (`due_time`), so nothing below a day exists here. */
export type Frequency = 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';

/** Weekday as RFC 5545 spells it. */
export type Weekday = 'MO' | 'TU' | 'WE' | 'TH' | 'FR' | 'SA' | 'SU';

/** One entry of BYDAY: a weekday, and with `ordinal` the n-th one (negative from the end) of its month or year. */
export interface RuleDay {
  readonly weekday: Weekday;
  readonly ordinal: number | null;
}

/** End of a rule: a calendar date, a floating date and time, or an instant. As in RFC 5545, the end itself is included. */
export interface RuleUntil {
  readonly kind: 'date' | 'floating' | 'instant';
  /** `YYYY-MM-DD`; of an instant, its UTC date. */
  readonly date: string;
  /** `HH:MM:SS`; absent for `kind: 'date'`. */
  readonly time: string | null;
}

/**
 * A checked recurrence rule (RFC 5545 RRULE without its time-of-day parts). Empty lists mean the part is absent.
 * Short months always fall back to their last day (RFC 7529 `RSCALE=GREGORIAN;SKIP=BACKWARD`), so that is not stored.
 */
export interface Rule {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly count: number | null;
  readonly until: RuleUntil | null;
  readonly months: readonly number[];
  readonly weekNumbers: readonly number[];
  readonly yearDays: readonly number[];
  readonly monthDays: readonly number[];
  readonly days: readonly RuleDay[];
  readonly setPositions: readonly number[];
  readonly weekStart: Weekday;
}
