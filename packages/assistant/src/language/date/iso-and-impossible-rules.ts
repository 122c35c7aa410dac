import { Temporal } from 'temporal-polyfill';
import { anyOf, wholeWord } from '../pattern.ts';
import { dayOrNothing } from './calendar-arithmetic.ts';
import { type CalendarGrammar, readMonth } from './calendar-grammar.ts';
import type { DateEnvironment, DateRule, DayReading, ImpossibleDay } from './date-rule.ts';

const LONGEST_MONTH = 31;
/** A leap year, so that 29 February is a day that exists. */
const LEAP_YEAR = 2028;

/** Days that no calendar has: "feb 30", "31 april", "2027-02-30", "30/2"; and ISO dates, which may be such too. */
export function impossibleRules(grammar: CalendarGrammar): readonly DateRule[] {
  const { words, sources } = grammar;
  const day = `(?<day>\\d{1,2})(?:${anyOf(words.ordinalSuffixes)})?`;
  const named: DateRule['read'] = (match, { today }, { text, end }) => {
    const month = readMonth(grammar, match.groups?.['month'] ?? '');
    const dayNumber = Number(match.groups?.['day']);
    if (dayNumber > LONGEST_MONTH || grammar.measureAfter.test(text.slice(end))) return undefined;
    const year = match.groups?.['year'] ? Number(match.groups['year']) : LEAP_YEAR;
    const date = dayOrNothing(year, month, dayNumber);
    // A day that only leap years have is no shape that every calendar knows.
    if (date && !match.groups?.['year'] && month === 2 && dayNumber === 29) return nextLeapDay(today);
    return date ? undefined : { impossible: true };
  };
  return [
    {
      matcher: wholeWord(`(?<month>${sources.month})\\s+(?:${anyOf(words.the)}\\s+)?${day}(?:,?\\s+(?<year>\\d{4}))?`),
      read: named,
    },
    { matcher: wholeWord(`${day}\\s+(?:of\\s+)?(?<month>${sources.month})(?:,?\\s+(?<year>\\d{4}))?`), read: named },
    {
      matcher: wholeWord(String.raw`(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})(?:t(?<clock>\d{2}:\d{2})(?::\d{2})?)?`),
      read: isoDay,
    },
    {
      matcher: wholeWord('(?<![\\d./])(?<a>\\d{1,2})/(?<b>\\d{1,2})(?:/(?:\\d{4}|\\d{2}))?(?![\\d./])'),
      read: numericDay,
    },
  ];
}

function nextLeapDay(today: Temporal.PlainDate): DayReading | undefined {
  for (let year = today.year; year <= today.year + 8; year += 1) {
    const date = dayOrNothing(year, 2, 29);
    if (date && Temporal.PlainDate.compare(date, today) >= 0) return { date };
  }
  return undefined;
}

function numericDay(match: RegExpExecArray, { dayFirst }: DateEnvironment): ImpossibleDay | undefined {
  const [first, second] = [Number(match.groups?.['a']), Number(match.groups?.['b'])];
  const [dayNumber, month] = dayFirst || first > 12 ? [first, second] : [second, first];
  const swapped = first <= 12 && second <= 12;
  return !swapped && (month > 12 || month < 1 || !dayOrNothing(LEAP_YEAR, month, dayNumber))
    ? { impossible: true }
    : undefined;
}

function isoDay(match: RegExpExecArray): DayReading | ImpossibleDay {
  const { y, m, d, clock } = match.groups ?? {};
  const date = dayOrNothing(Number(y), Number(m), Number(d));
  if (!date) return { impossible: true };
  return clock ? { date, time: Temporal.PlainTime.from(clock) } : { date };
}
