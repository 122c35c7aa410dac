import type { Temporal } from 'temporal-polyfill';
import { anyOf, wholeWord } from '../pattern.ts';
import { addUnits, endOfMonth, startOfMonth, startOfWeek, weekdayInWeek } from './calendar-arithmetic.ts';
import type { CalendarGrammar } from './calendar-grammar.ts';
import type { DateEnvironment, DateRule } from './date-rule.ts';

const MONDAY = 1;
const FRIDAY = 5;
const SATURDAY = 6;

/** A stretch of days, both ends included. */
export interface Period {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
}

/** The week, month, quarter or year that lies `shift` away from the present one. */
export function periodAt(
  unit: 'week' | 'month' | 'quarter' | 'year' | 'weekend',
  shift: number,
  { today, weekStart }: Pick<DateEnvironment, 'today' | 'weekStart'>,
): Period {
  switch (unit) {
    case 'weekend': {
      const monday = startOfWeek(today, MONDAY).add({ days: 7 * shift });
      return { from: monday.add({ days: 5 }), to: monday.add({ days: 6 }) };
    }
    case 'week': {
      const from = startOfWeek(today, weekStart).add({ days: 7 * shift });
      return { from, to: from.add({ days: 6 }) };
    }
    case 'month': {
      const from = startOfMonth(today).add({ months: shift });
      return { from, to: endOfMonth(from) };
    }
    case 'quarter': {
      const first = today.with({ day: 1, month: today.month - ((today.month - 1) % 3) }).add({ months: 3 * shift });
      return { from: first, to: endOfMonth(first.add({ months: 2 })) };
    }
    default: {
      const from = today.with({ month: 1, day: 1 }).add({ years: shift });
      return { from, to: from.with({ month: 12, day: 31 }) };
    }
  }
}

type PeriodUnit = 'week' | 'month' | 'quarter' | 'year';

/** How far "this", "next" and "last" reach. */
export function shiftOf(grammar: CalendarGrammar, word: string | undefined): number {
  const normal = (word ?? '').trim().replaceAll(/\s+/gu, ' ');
  if (grammar.words.next.includes(normal)) return 1;
  return grammar.words.previous.includes(normal) ? -1 : 0;
}

/** "next week", "end of the month", "this weekend", "start of next year". */
export function periodRules(grammar: CalendarGrammar): readonly DateRule[] {
  const { words } = grammar;
  const unitNames = (['week', 'month', 'quarter', 'year'] as const).flatMap((unit) => words.units[unit]);
  const shift = `(?<shift>${anyOf([...words.this, ...words.next, ...words.previous])})`;
  const edge = `(?:(?<end>${anyOf(words.endOf)})|(?<start>${anyOf(words.startOf)})|(?<middle>${anyOf(words.middleOf)}))`;
  const unitOf = (match: RegExpExecArray): PeriodUnit | undefined => periodUnit(grammar, match.groups?.['unit']);
  return [
    {
      matcher: wholeWord(`${edge}\\s+(?:${shift}|${anyOf(words.the)})?\\s*(?<unit>${anyOf(unitNames)})`),
      read(match, environment) {
        const unit = unitOf(match);
        return unit && { date: edgeOf(match, unit, environment) };
      },
    },
    fixedEnd(words.endOfWeek, 'week'),
    fixedEnd(words.endOfMonth, 'month'),
    fixedEnd(words.endOfYear, 'year'),
    {
      matcher: wholeWord(`(?:${shift}|${anyOf(words.the)})\\s+${anyOf(words.weekend)}`),
      read: (match, environment) => ({ date: weekendDay(shiftOf(grammar, match.groups?.['shift']), environment) }),
    },
    {
      matcher: wholeWord(`${shift}\\s+(?<unit>${anyOf(unitNames)})`),
      read(match, environment) {
        const unit = unitOf(match);
        return unit && { date: dueInPeriod(unit, shiftOf(grammar, match.groups?.['shift']), environment) };
      },
    },
  ];
}

function periodUnit(grammar: CalendarGrammar, name: string | undefined): PeriodUnit | undefined {
  const unit = grammar.units.get(name ?? '');
  return unit === 'week' || unit === 'month' || unit === 'quarter' || unit === 'year' ? unit : undefined;
}

function fixedEnd(phrases: readonly string[], unit: PeriodUnit): DateRule {
  return {
    matcher: wholeWord(anyOf(phrases)),
    read: (_match, environment) => ({ date: lastWorkingEnd(unit, 0, environment) }),
  };
}

function edgeOf(match: RegExpExecArray, unit: PeriodUnit, environment: DateEnvironment): Temporal.PlainDate {
  const shift = shiftOf(environment.grammar, match.groups?.['shift']);
  const { from, to } = periodAt(unit, shift, environment);
  if (match.groups?.['end']) return lastWorkingEnd(unit, shift, environment);
  if (match.groups?.['start']) return unit === 'week' ? weekdayInWeek(from, MONDAY, environment.weekStart) : from;
  return from.add({ days: Math.floor(from.until(to, { largestUnit: 'days' }).days / 2) });
}

/** A week ends on Friday as long as Friday is still to come; other periods end on their last day. */
function lastWorkingEnd(unit: PeriodUnit, shift: number, environment: DateEnvironment): Temporal.PlainDate {
  const { from, to } = periodAt(unit, shift, environment);
  if (unit !== 'week') return to;
  const friday = weekdayInWeek(from, FRIDAY, environment.weekStart);
  return friday.until(environment.today).sign > 0 ? to : friday;
}

function weekendDay(shift: number, environment: DateEnvironment): Temporal.PlainDate {
  const { from, to } = periodAt('weekend', shift, environment);
  if (shift !== 0) return from;
  return environment.today.dayOfWeek > SATURDAY ? to : from;
}

/** The day that a task "due next month" gets: the period's first (working) day; of the present one, its end. */
function dueInPeriod(unit: PeriodUnit, shift: number, environment: DateEnvironment): Temporal.PlainDate {
  if (shift === 0) return lastWorkingEnd(unit, 0, environment);
  if (shift < 0) return addUnits(environment.today, unit, shift);
  const { from } = periodAt(unit, shift, environment);
  return unit === 'week' ? weekdayInWeek(from, MONDAY, environment.weekStart) : from;
}
