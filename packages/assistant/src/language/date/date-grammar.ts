import type { CalendarWords } from '../data/language-data.ts';
import { matchAt } from '../pattern.ts';
import { compileCalendar } from './calendar-grammar.ts';
import { compileClock, compilePartsOfDay } from './clock-time.ts';
import type { DateEnvironment, DateGrammar, DateRule, DayReading } from './date-rule.ts';
import { anchoredRule, dayRules, distanceRules } from './day-rules.ts';
import { impossibleRules } from './iso-and-impossible-rules.ts';
import { monthRules } from './month-rules.ts';
import { periodRules } from './period-rules.ts';
import { weekdayRules } from './weekday-rules.ts';
import { findChronoShapes } from './chrono-shapes.ts';

/** Compiles a language's calendar words into everything that reads dates. */
export function compileDates(words: CalendarWords): DateGrammar {
  const calendar = compileCalendar(words);
  const plainRules = [
    ...distanceRules(calendar),
    ...impossibleRules(calendar),
    ...weekdayRules(calendar),
    ...monthRules(calendar),
    ...periodRules(calendar),
    ...dayRules(calendar),
  ];
  const readHere = (text: string, position: number, environment: DateEnvironment): DayReading | undefined =>
    readDayHere(plainRules, text, position, environment);
  const [dayAfterTomorrow, dayBeforeYesterday, ...days] = dayRules(calendar);
  const fixedPhrases = [dayAfterTomorrow, dayBeforeYesterday].filter((rule) => rule !== undefined);
  return {
    ...calendar,
    // "the day after tomorrow" would otherwise be read as a distance from tomorrow, which is the same day but another span.
    rules: [
      ...fixedPhrases,
      anchoredRule(calendar, readHere),
      ...distanceRules(calendar),
      ...impossibleRules(calendar),
      ...weekdayRules(calendar),
      ...monthRules(calendar),
      ...periodRules(calendar),
      ...days,
    ],
    clock: compileClock(calendar),
    findPartOfDay: compilePartsOfDay(calendar),
  };
}

/** Reads a date that starts exactly at `position`, knowing that one is expected there. */
export function readDayHere(
  rules: readonly DateRule[],
  text: string,
  position: number,
  environment: DateEnvironment,
): (DayReading & { readonly end: number }) | undefined {
  let best: (DayReading & { readonly end: number }) | undefined;
  for (const rule of rules) {
    const match = matchAt(rule.matcher.here, text, position);
    if (!match) continue;
    const end = position + match[0].length;
    const reading = rule.read(match, environment, { text, start: position, end, dateOnly: true });
    if (reading && 'date' in reading && (!best || (reading.end ?? end) > best.end))
      best = { ...reading, end: reading.end ?? end };
  }
  const shape = findChronoShapes(text.slice(position), environment).find(({ start }) => start === 0);
  return shape && (!best || position + shape.end > best.end) ? { date: shape.date, end: position + shape.end } : best;
}
