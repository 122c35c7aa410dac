import { Temporal } from 'temporal-polyfill';
import { anyOf, wholeWord } from '../pattern.ts';
import {
  addUnits,
  dayOrNothing,
  nthWeekday,
  weekdayAfter,
  weekdayBefore,
  weekdayFrom,
  weekdayInWeek,
} from './calendar-arithmetic.ts';
import { type CalendarGrammar, readMonth, readNumber, readOrdinal } from './calendar-grammar.ts';
import type { DateEnvironment, DateRule, Surroundings } from './date-rule.ts';
import { shiftOf } from './period-rules.ts';

/** Weekdays: "friday", "next tues", "last friday", "friday week", "3rd friday of january", "friday the 13th". */
export function weekdayRules(grammar: CalendarGrammar): readonly DateRule[] {
  const { words, sources } = grammar;
  const weekday = `(?<weekday>${sources.weekday})`;
  const day = (match: RegExpExecArray): number => grammar.weekdays.get(match.groups?.['weekday'] ?? '')?.day ?? 0;
  const shift = `(?<shift>${anyOf([...words.this, ...words.next, ...words.previous])})`;
  const nth = `(?:(?<nth>${sources.ordinal})|(?<last>${anyOf(words.last)}))`;
  const ofMonth = `(?:(?<month>${sources.month})|(?:${shift}|${anyOf(words.the)})\\s+${anyOf(words.units.month)})`;
  return [
    {
      matcher: wholeWord(
        `(?:${anyOf(words.the)}\\s+)?${nth}\\s+${weekday}\\s+${anyOf(words.of)}\\s+${ofMonth}(?:\\s+(?<year>\\d{4}))?`,
      ),
      read(match, environment) {
        const date = ordinalWeekday(match, day(match), environment);
        return date ? { date } : { impossible: true };
      },
    },
    {
      matcher: wholeWord(
        `${weekday},?\\s+(?:${anyOf(words.the)}\\s+)?(?<nth>\\d{1,2}${anyOf(words.ordinalSuffixes)})(?!\\s+${anyOf(words.of)}\\s)(?!\\s+${sources.month})`,
      ),
      read: (match, environment) =>
        wrap(weekdayOnThe(day(match), readOrdinal(grammar, match.groups?.['nth'] ?? ''), environment)),
    },
    {
      matcher: wholeWord(`${weekday}\\s+${anyOf(words.weekWord)}`),
      read: (match, { today }) => ({ date: weekdayAfter(today, day(match)).add({ days: 7 }) }),
    },
    {
      matcher: wholeWord(`(?<base>${anyOf([...words.today, ...words.tomorrow])})\\s+${anyOf(words.weekWord)}`),
      read: (match, { today }) => ({
        date: today.add({ days: words.today.includes(match.groups?.['base'] ?? '') ? 7 : 8 }),
      }),
    },
    {
      matcher: wholeWord(`(?<n>${sources.number})\\s+${anyOf(words.units.week)}\\s+on\\s+${weekday}`),
      read: (match, { today }) => ({
        date: addUnits(weekdayAfter(today, day(match)), 'week', readNumber(grammar, match.groups?.['n'] ?? '')),
      }),
    },
    {
      matcher: wholeWord(`${shift}\\s+${weekday}`),
      read: (match, environment) => ({ date: shiftedWeekday(match, day(match), environment) }),
    },
    {
      matcher: wholeWord(weekday),
      read: (match, { today }, surroundings) =>
        isRealWeekday(grammar, match[0], surroundings) ? { date: weekdayAfter(today, day(match)) } : undefined,
    },
  ];
}

function wrap(date: Temporal.PlainDate | undefined): { date: Temporal.PlainDate } | { impossible: true } {
  return date ? { date } : { impossible: true };
}

/** "next" is the calendar week after this one, whatever day it is; "this" never lies in the past. */
function shiftedWeekday(match: RegExpExecArray, weekday: number, environment: DateEnvironment): Temporal.PlainDate {
  const { grammar, today, weekStart } = environment;
  const shift = shiftOf(grammar, match.groups?.['shift']);
  if (shift > 0) return weekdayInWeek(today.add({ days: 7 }), weekday, weekStart);
  return shift < 0 ? weekdayBefore(today, weekday) : weekdayFrom(today, weekday);
}

function ordinalWeekday(
  match: RegExpExecArray,
  weekday: number,
  environment: DateEnvironment,
): Temporal.PlainDate | undefined {
  const { grammar, today } = environment;
  const groups = match.groups ?? {};
  const nth = groups['last'] ? -1 : readOrdinal(grammar, groups['nth'] ?? '');
  if (!groups['month']) {
    return nthWeekday(today.with({ day: 1 }).add({ months: shiftOf(grammar, groups['shift']) }), weekday, nth);
  }
  const month = readMonth(grammar, groups['month']);
  const year = groups['year'] ? Number.parseInt(groups['year'], 10) : today.year;
  const found = nthWeekday(Temporal.PlainDate.from({ year, month, day: 1 }), weekday, nth);
  if (groups['year'] || (found && Temporal.PlainDate.compare(found, today) >= 0)) return found;
  return nthWeekday(Temporal.PlainDate.from({ year: year + 1, month, day: 1 }), weekday, nth);
}

/** The next "friday the 13th". */
function weekdayOnThe(weekday: number, day: number, { today }: DateEnvironment): Temporal.PlainDate | undefined {
  for (let months = 0; months < 36; months += 1) {
    const month = today.with({ day: 1 }).add({ months });
    const date = dayOrNothing(month.year, month.month, day);
    if (date?.dayOfWeek === weekday && Temporal.PlainDate.compare(date, today) >= 0) return date;
  }
  return undefined;
}

/**
 * "the monday report" and "sun cream" hold no date. A weekday after a determiner and before a noun is a name; a short form
 * that is also a word ("sun", "wed", "sat", "mon") needs a lead before it or nothing but a connector after it.
 */
function isRealWeekday(grammar: CalendarGrammar, word: string, { text, start, end, dateOnly }: Surroundings): boolean {
  if (dateOnly) return true;
  const before = text.slice(0, start);
  const after = text.slice(end);
  const determined = grammar.determinerBefore.test(before);
  const closed = grammar.connectorAfter.test(after);
  if (determined && (!closed || grammar.weekdays.get(word)?.weak)) return false;
  if (!grammar.weekdays.get(word)?.weak) return !/^['’-]\p{L}/u.test(after);
  if (grammar.leads.test(before)) return true;
  return (
    closed && !(before.trim() === '' && after.trim() !== '' && !/^\s*[\d@,]/u.test(after) && !/^\s*\uFFFC/u.test(after))
  );
}
