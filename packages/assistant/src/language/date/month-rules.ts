import { Temporal } from 'temporal-polyfill';
import { anyOf, wholeWord } from '../pattern.ts';
import { dayOrNothing, endOfMonth, nextHoliday } from './calendar-arithmetic.ts';
import { type CalendarGrammar, readMonth, readOrdinal } from './calendar-grammar.ts';
import type { DateEnvironment, DateRule, DayReading, ImpossibleDay, Surroundings } from './date-rule.ts';
import { shiftOf } from './period-rules.ts';

/** Days of months by number, months by name, feasts, and dates that do not exist. */
export function monthRules(grammar: CalendarGrammar): readonly DateRule[] {
  const { words, sources } = grammar;
  const shift = `(?<shift>${anyOf([...words.this, ...words.next, ...words.previous])})`;
  const ordinal = `(?<nth>\\d{1,2}${anyOf(words.ordinalSuffixes)})`;
  const lastDay = `(?:${anyOf(words.the)}\\s+)?${anyOf(words.last)}\\s+${anyOf(['day'])}\\s+${anyOf(words.of)}`;
  return [
    {
      matcher: wholeWord(
        `${lastDay}\\s+(?:(?<month>${sources.month})|(?:${shift}|${anyOf(words.the)})\\s+${anyOf(words.units.month)})`,
      ),
      read: (match, environment) => ({ date: endOfMonth(monthOf(match, environment)) }),
    },
    {
      matcher: wholeWord(
        `(?:${anyOf(words.the)}\\s+)?${ordinal}\\s+(?:${anyOf(words.of)}\\s+)?(?:${shift}|${anyOf(words.the)})\\s+${anyOf(words.units.month)}`,
      ),
      read: (match, environment) => dayOfMonth(match, environment),
    },
    {
      matcher: wholeWord(
        `(?:(?<lead>${anyOf(words.dateLeads)})\\s+)?(?:(?<the>${anyOf(words.the)})\\s+)?${ordinal}(?!\\s+(?:of\\s+)?${sources.month})`,
      ),
      read: (match, environment, surroundings) =>
        isRealOrdinal(match, grammar, surroundings) ? nextDayNumbered(match, environment) : undefined,
    },
    {
      matcher: wholeWord(
        `(?<lead>${anyOf([...words.in, ...words.dateLeads, ...words.next, ...words.this])})\\s+(?<month>${sources.month})(?:\\s+(?<year>\\d{4}))?`,
      ),
      read: (match, environment, surroundings) => wholeMonth(match, environment, surroundings),
    },
    {
      matcher: wholeWord(`(?<month>${sources.month})(?:\\s+(?<year>\\d{4}))?`),
      read: (match, environment, surroundings) =>
        match.groups?.['year'] || surroundings.dateOnly ? wholeMonth(match, environment, surroundings) : undefined,
    },
    {
      matcher: wholeWord(
        `(?:(?<lead>${anyOf([...words.dateLeads, ...words.beforeLeads])})\\s+)?(?<holiday>${sources.holiday})`,
      ),
      read(match, { today }, { text, end, dateOnly }) {
        const supported = dateOnly || (match.groups?.['lead'] && grammar.connectorAfter.test(text.slice(end)));
        const name = (match.groups?.['holiday'] ?? '').replaceAll(/\s+/gu, ' ');
        const holiday = words.holidays.find((entry) => entry.words.includes(name));
        return supported && holiday ? { date: nextHoliday(holiday.rule, today) } : undefined;
      },
    },
  ];
}

function monthOf(match: RegExpExecArray, { grammar, today }: DateEnvironment): Temporal.PlainDate {
  const name = match.groups?.['month'];
  if (!name) return today.with({ day: 1 }).add({ months: shiftOf(grammar, match.groups?.['shift']) });
  const month = readMonth(grammar, name);
  return Temporal.PlainDate.from({ year: month < today.month ? today.year + 1 : today.year, month, day: 1 });
}

function dayOfMonth(match: RegExpExecArray, environment: DateEnvironment): DayReading | ImpossibleDay {
  const month = monthOf(match, environment);
  const date = dayOrNothing(month.year, month.month, readOrdinal(environment.grammar, match.groups?.['nth'] ?? ''));
  return date ? { date } : { impossible: true };
}

/** "the 31st" is the next day that bears this number: a short month has none and is passed over. */
function nextDayNumbered(match: RegExpExecArray, { grammar, today }: DateEnvironment): DayReading | ImpossibleDay {
  const day = readOrdinal(grammar, match.groups?.['nth'] ?? '');
  for (let months = 0; months < 12; months += 1) {
    const month = today.with({ day: 1 }).add({ months });
    const date = dayOrNothing(month.year, month.month, day);
    if (date && Temporal.PlainDate.compare(date, today) >= 0) return { date };
  }
  return { impossible: true };
}

/** "3rd draft" is no date; "on the 15th" and a closing "the 15th" are. */
function isRealOrdinal(
  match: RegExpExecArray,
  grammar: CalendarGrammar,
  { text, end, dateOnly }: Surroundings,
): boolean {
  if (dateOnly) return true;
  const closed = grammar.connectorAfter.test(text.slice(end));
  return closed && Boolean(match.groups?.['lead'] ?? match.groups?.['the']);
}

/** A month by name is its first day; "may", "march" and "august" need a lead that allows no other reading. */
function wholeMonth(
  match: RegExpExecArray,
  { grammar, today }: DateEnvironment,
  { text, start, end, dateOnly }: Surroundings,
): DayReading | undefined {
  const groups = match.groups ?? {};
  if (!dateOnly && !groups['year'] && !grammar.connectorAfter.test(text.slice(end))) return undefined;
  if (/^\s*\d/u.test(text.slice(end)) && !groups['year']) return undefined;
  // "5th of january 2027" is a day of that month.
  if (/\d\p{L}{0,2}\s+$/u.test(text.slice(0, start)) || /\d(?:\p{L}{2})?\s+of\s/u.test(text.slice(0, start + 4)))
    return undefined;
  const month = readMonth(grammar, groups['month'] ?? '');
  if (groups['year']) return { date: Temporal.PlainDate.from({ year: Number(groups['year']), month, day: 1 }) };
  const passed = month < today.month || (month === today.month && today.day > 1);
  const year = passed ? today.year + 1 : today.year;
  return { date: Temporal.PlainDate.from({ year, month, day: 1 }) };
}
