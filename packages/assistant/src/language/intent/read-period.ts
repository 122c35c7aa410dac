import type { Temporal } from 'temporal-polyfill';
import { ENGLISH_FILTER } from '../data/english-dialogue.ts';
import { readNumber } from '../date/calendar-grammar.ts';
import { addUnits, endOfMonth } from '../date/calendar-arithmetic.ts';
import type { DateEnvironment } from '../date/date-rule.ts';
import { findDate } from '../date/find-date.ts';
import { periodAt, shiftOf } from '../date/period-rules.ts';
import type { MaskedText } from '../masked-text.ts';
import { anyOf, WORD_END, WORD_START } from '../pattern.ts';

/** A stretch of days; an end that is open is absent. */
export interface DayRange {
  readonly from?: Temporal.PlainDate;
  readonly to?: Temporal.PlainDate;
}

interface PeriodPatterns {
  readonly spanOfDays: RegExp;
  readonly calendarUnit: RegExp;
  readonly wholeMonth: RegExp;
  readonly bound: RegExp;
}

const patternsFor = new WeakMap<object, PeriodPatterns>();

function patterns({ grammar }: DateEnvironment): PeriodPatterns {
  const known = patternsFor.get(grammar);
  if (known) return known;
  const { words, sources } = grammar;
  const units = anyOf(
    (['week', 'month', 'quarter', 'year'] as const).flatMap((unit) => [...words.units[unit]]).concat(words.weekend),
  );
  const shift = anyOf([...words.this, ...words.next, ...words.previous, ...words.the]);
  const filter = ENGLISH_FILTER;
  const made: PeriodPatterns = {
    spanOfDays: new RegExp(
      `${WORD_START}(?:(?<next>${anyOf(filter.nextDays)})|(?<last>${anyOf(filter.lastDays)}))\\s+(?<n>\\d{1,3}|${anyOf(Object.keys(words.numbers).filter((word) => !word.startsWith('a')))})\\s+(?<unit>${sources.dateUnit})${WORD_END}`,
      'iu',
    ),
    calendarUnit: new RegExp(`${WORD_START}(?:(?<shift>${shift})\\s+)(?<unit>${units})${WORD_END}`, 'iu'),
    wholeMonth: new RegExp(
      `${WORD_START}(?:in|for|during|this|next|last)\\s+(?<month>${sources.month})(?![\\s]*\\d)${WORD_END}`,
      'iu',
    ),
    bound: new RegExp(
      `${WORD_START}(?:(?<until>${anyOf(filter.until)})|(?<before>${anyOf(filter.before)})|(?<after>${anyOf(filter.after)})|(?<since>${anyOf(filter.since)}))\\s+(?:the\\s+)?$`,
      'iu',
    ),
  };
  patternsFor.set(grammar, made);
  return made;
}

/** Reads "this week", "before friday", "in the next 3 days", "tomorrow" as days, and consumes the words. */
export function readPeriod(masked: MaskedText, environment: DateEnvironment): DayRange | undefined {
  const { spanOfDays, calendarUnit, wholeMonth } = patterns(environment);
  return (
    readWith(masked, spanOfDays, (groups) => spanRange(groups, environment)) ??
    readWith(masked, calendarUnit, (groups) => unitRange(groups, environment)) ??
    readWith(masked, wholeMonth, (groups) => monthRange(groups, environment)) ??
    readDay(masked, environment)
  );
}

type Groups = Record<string, string | undefined>;

function readWith(
  masked: MaskedText,
  pattern: RegExp,
  read: (groups: Groups) => DayRange | undefined,
): DayRange | undefined {
  const match = pattern.exec(masked.current);
  const range = match?.groups && read(match.groups);
  if (match && range) masked.mask({ start: match.index, end: match.index + match[0].length });
  return range;
}

function spanRange(groups: Groups, { grammar, today }: DateEnvironment): DayRange | undefined {
  const unit = grammar.units.get(groups['unit'] ?? '');
  const amount = readNumber(grammar, groups['n'] ?? '');
  if (!unit) return undefined;
  return groups['next']
    ? { from: today, to: addUnits(today, unit, amount) }
    : { from: addUnits(today, unit, -amount), to: today };
}

function unitRange(groups: Groups, environment: DateEnvironment): DayRange | undefined {
  const { grammar } = environment;
  const name = groups['unit'] ?? '';
  const unit = grammar.words.weekend.includes(name) ? 'weekend' : grammar.units.get(name);
  if (unit !== 'week' && unit !== 'month' && unit !== 'quarter' && unit !== 'year' && unit !== 'weekend')
    return undefined;
  return periodAt(unit, shiftOf(grammar, groups['shift']), environment);
}

function monthRange(groups: Groups, { grammar, today }: DateEnvironment): DayRange | undefined {
  const month = grammar.months.get((groups['month'] ?? '').replace(/\.$/u, ''));
  if (month === undefined) return undefined;
  const from = today.with({ year: month < today.month ? today.year + 1 : today.year, month, day: 1 });
  return { from, to: endOfMonth(from) };
}

function readDay(masked: MaskedText, environment: DateEnvironment): DayRange | undefined {
  // "friday's tasks": the possessive is no part of the day's name.
  const found = findDate(masked, environment, true);
  if (!found?.reading) return undefined;
  const before = patterns(environment).bound.exec(masked.current.slice(0, found.start));
  const said = before?.groups ?? {};
  masked.mask({ start: before ? before.index : found.start, end: found.end });
  const { date } = found.reading;
  if (said['until']) return { to: date };
  if (said['before']) return { to: date.subtract({ days: 1 }) };
  if (said['after']) return { from: date.add({ days: 1 }) };
  return said['since'] ? { from: date } : { from: date, to: date };
}
