import type { Rule, RuleDay } from '@lockstep/core';
import type { Temporal } from 'temporal-polyfill';

/** A rule while its words are being read. */
export interface RecurrenceDraft {
  frequency: Rule['frequency'];
  interval: number;
  months: number[];
  monthDays: number[];
  days: RuleDay[];
  setPositions: number[];
  count: number | null;
  until: Temporal.PlainDate | null;
  /** "for 3 weeks": the end, counted from the first occurrence. */
  span: { readonly unit: 'day' | 'week' | 'month' | 'year'; readonly amount: number } | null;
  anchor: 'due' | 'completion';
  starting: Temporal.PlainDate | null;
  time: Temporal.PlainTime | null;
}

const WEEKDAYS: readonly RuleDay['weekday'][] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** A draft of a plain rule. */
export function newDraft(frequency: Rule['frequency'], interval: number): RecurrenceDraft {
  return {
    frequency,
    interval,
    months: [],
    monthDays: [],
    days: [],
    setPositions: [],
    count: null,
    until: null,
    span: null,
    anchor: 'due',
    starting: null,
    time: null,
  };
}

/** An entry of BYDAY for a weekday counted 1 Monday to 7 Sunday. */
export function ruleDay(weekday: number, ordinal: number | null = null): RuleDay {
  return { weekday: WEEKDAYS[weekday - 1] ?? 'MO', ordinal };
}

/** Monday to Friday. */
export function workweek(): RuleDay[] {
  return [1, 2, 3, 4, 5].map((weekday) => ruleDay(weekday));
}

/** The finished rule. A week's start matters only where whole weeks are skipped. */
export function finishRule(draft: RecurrenceDraft, weekStart: number, until: Temporal.PlainDate | null): Rule {
  const skipsWeeks = draft.frequency === 'WEEKLY' && draft.interval > 1 && draft.days.length > 1;
  return {
    frequency: draft.frequency,
    interval: draft.interval,
    count: draft.count,
    until: until && { kind: 'date', date: until.toString(), time: null },
    months: draft.months,
    weekNumbers: [],
    yearDays: [],
    monthDays: draft.monthDays,
    days: draft.days,
    setPositions: draft.setPositions,
    weekStart: skipsWeeks ? ruleDay(weekStart).weekday : 'MO',
  };
}
