import { firstOccurrence, formatRule, InvalidRecurrenceError } from '@lockstep/core';
import { Temporal } from 'temporal-polyfill';
import type { DateEnvironment } from '../date/date-rule.ts';
import { finishRule, type RecurrenceDraft } from './recurrence-draft.ts';

/** A recurrence as a task stores it. */
export interface RecurrenceValue {
  readonly rrule: string;
  readonly anchor: 'due' | 'completion';
}

/** A recurrence with the date of its first occurrence. */
export interface SettledRecurrence {
  readonly recurrence: RecurrenceValue;
  readonly first: Temporal.PlainDate;
}

/**
 * Puts a recurrence on the calendar: its first date on or after the one that was said (else today), not today where the time
 * has gone by. Undefined when no date is left ("every monday until last friday").
 */
export function settleRecurrence(
  draft: RecurrenceDraft,
  environment: DateEnvironment,
  said: { readonly date: Temporal.PlainDate | undefined; readonly time: Temporal.PlainTime | undefined },
): SettledRecurrence | undefined {
  const from = said.date ?? draft.starting ?? startFor(said.time, environment);
  // "every january" alone would otherwise be the day of the month on which it was said.
  const dated = draft.months.length > 0 && draft.monthDays.length === 0 ? { ...draft, monthDays: [1] } : draft;
  // The first occurrence is the nearest fitting day: whole periods are only skipped after it.
  const endless = finishRule({ ...dated, interval: 1, count: null }, environment.weekStart, null);
  try {
    const first = Temporal.PlainDate.from(firstOccurrence(formatRule(endless), from.toString()));
    const until = draft.until ?? (draft.span && first.add(durationOf(draft.span)).subtract({ days: 1 }));
    if (until && Temporal.PlainDate.compare(until, first) < 0) return undefined;
    const rrule = formatRule(finishRule(dated, environment.weekStart, until));
    return { recurrence: { rrule, anchor: draft.anchor }, first };
  } catch (error) {
    if (error instanceof InvalidRecurrenceError) return undefined;
    throw error;
  }
}

function startFor(time: Temporal.PlainTime | undefined, { today, clock }: DateEnvironment): Temporal.PlainDate {
  const passed = time !== undefined && Temporal.PlainTime.compare(time, clock) <= 0;
  return passed ? today.add({ days: 1 }) : today;
}

function durationOf({ unit, amount }: NonNullable<RecurrenceDraft['span']>): Temporal.Duration {
  return Temporal.Duration.from({ [`${unit}s`]: amount });
}
