import { Temporal } from 'temporal-polyfill';
import type { CalendarUnit } from '../data/language-data.ts';
import { anyOf, wholeWord, wordPrefix } from '../pattern.ts';
import { addUnits } from './calendar-arithmetic.ts';
import { type CalendarGrammar, readNumber } from './calendar-grammar.ts';
import type { DateEnvironment, DateRule, DayReading } from './date-rule.ts';

const LATEST_TONIGHT = '20:00';

function offset(phrases: readonly string[], days: number): DateRule {
  return { matcher: wholeWord(anyOf(phrases)), read: (_match, { today }) => ({ date: today.add({ days }) }) };
}

/** Today, tomorrow and their like. */
export function dayRules({ words }: CalendarGrammar): readonly DateRule[] {
  return [
    offset(words.dayAfterTomorrow, 2),
    offset(words.dayBeforeYesterday, -2),
    offset(words.today, 0),
    offset(words.tomorrow, 1),
    offset(words.yesterday, -1),
    { matcher: wholeWord(anyOf(words.tonight)), read: (_match, environment) => tonight(environment) },
    {
      matcher: wholeWord(anyOf(words.endOfDay)),
      read: (_match, environment) => ({
        date: environment.today,
        ...vague(environment, Temporal.PlainTime.from(words.endOfDayTime)),
      }),
    },
  ];
}

function tonight(environment: DateEnvironment): DayReading {
  return { date: environment.today, ...vague(environment, Temporal.PlainTime.from(LATEST_TONIGHT)) };
}

/** A usual time, unless it has already gone by today. */
function vague(environment: DateEnvironment, time: Temporal.PlainTime): Pick<DayReading, 'time' | 'timeIsVague'> {
  return Temporal.PlainTime.compare(time, environment.clock) > 0 ? { time, timeIsVague: true } : {};
}

function ahead(match: RegExpExecArray, environment: DateEnvironment): DayReading | undefined {
  return distance(match, environment, 1);
}

/** "in 3 days", "in half an hour", "2 weeks from now", "3 days ago". */
export function distanceRules(grammar: CalendarGrammar): readonly DateRule[] {
  const { words, sources } = grammar;
  const amount = `(?<n>${sources.number})(?<half>\\s+${anyOf(words.andAHalf)})?\\s*(?<unit>${sources.unit})(?<half2>\\s+${anyOf(words.andAHalf)})?`;
  return [
    { matcher: wholeWord(`${anyOf(words.in)}\\s+${amount}(?:\\s+${anyOf(words.fromNow)})?`), read: ahead },
    {
      matcher: wholeWord(`${anyOf(words.in)}\\s+(?<halfOnly>${anyOf(words.half)})\\s+(?<unit>${sources.unit})`),
      read: ahead,
    },
    { matcher: wholeWord(`${amount}\\s+${anyOf(words.fromNow)}`), read: ahead },
    {
      matcher: wholeWord(`${amount}\\s+${anyOf(words.ago)}`),
      read: (match, environment) => distance(match, environment, -1),
    },
  ];
}

function distance(match: RegExpExecArray, environment: DateEnvironment, sign: 1 | -1): DayReading | undefined {
  const { grammar, today } = environment;
  const groups = match.groups ?? {};
  const unit = grammar.units.get((groups['unit'] ?? '').replaceAll(/\s+/gu, ' '));
  if (!unit) return undefined;
  const extra = (groups['half'] ?? groups['half2'] ?? groups['halfOnly']) ? 0.5 : 0;
  const amount = (groups['n'] ? readNumber(grammar, groups['n']) : 0) + extra;
  if (unit === 'minute' || unit === 'hour') return clockDistance(environment, unit, sign * amount);
  const whole = extra === 0 ? { unit, amount } : halved(unit, amount);
  return whole && { date: addUnits(today, whole.unit, sign * whole.amount) };
}

function halved(unit: CalendarUnit, amount: number): { unit: CalendarUnit; amount: number } | undefined {
  if (unit === 'year') return { unit: 'month', amount: amount * 12 };
  if (unit === 'fortnight') return { unit: 'week', amount: amount * 2 };
  return undefined;
}

/** Hours and minutes are exact time, so they are added to the instant and not to the wall clock. */
function clockDistance(environment: DateEnvironment, unit: 'minute' | 'hour', amount: number): DayReading {
  const minutes = Math.round(unit === 'hour' ? amount * 60 : amount);
  const target = environment.instant
    .toZonedDateTimeISO(environment.zone)
    .add({ minutes })
    .round({ smallestUnit: 'minute', roundingMode: 'ceil' });
  return { date: target.toPlainDate(), time: target.toPlainTime() };
}

/** "2 days before christmas", "a week from friday": a distance from another date, which `readHere` reads. */
export function anchoredRule(
  grammar: CalendarGrammar,
  readHere: (text: string, position: number, environment: DateEnvironment) => DayReading | undefined,
): DateRule {
  const { words, sources } = grammar;
  const direction = `(?:(?<after>${anyOf(words.after)})|(?<before>${anyOf(words.before)}))`;
  return {
    matcher: wordPrefix(
      `(?:(?<n>${sources.number})|${anyOf(words.the)})\\s*(?<unit>${sources.dateUnit})\\s+${direction}\\s+(?:${anyOf(words.the)}\\s+)?`,
    ),
    read(match, environment, { text, end }) {
      const anchor = readHere(text, end, environment);
      const groups = match.groups ?? {};
      const unit = grammar.units.get((groups['unit'] ?? '').replaceAll(/\s+/gu, ' '));
      if (!anchor || !unit) return undefined;
      const amount = groups['n'] ? readNumber(grammar, groups['n']) : 1;
      const date = addUnits(anchor.date, unit, groups['before'] ? -amount : amount);
      return { date, ...(anchor.end === undefined ? {} : { end: anchor.end }) };
    },
  };
}
