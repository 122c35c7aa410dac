import { Chrono, configuration, type ParsedResult } from 'chrono-node/en';
import { Temporal } from 'temporal-polyfill';
import { dayOrNothing } from './calendar-arithmetic.ts';
import { MASK } from '../masked-text.ts';
import type { DateEnvironment } from './date-rule.ts';

/** A calendar date that chrono recognised by its shape. */
export interface ChronoShape {
  readonly start: number;
  readonly end: number;
  readonly date: Temporal.PlainDate;
}

const monthFirstShapes = new Chrono(configuration.createConfiguration(true, false));
const dayFirstShapes = new Chrono(configuration.createConfiguration(true, true));

/**
 * Finds "5 jan", "January 5th, 2027", "12/24" and "24.12.2026". chrono only recognises the shape: its components are put on
 * the calendar here, since its own dates know no IANA zone. Relative words never reach it; the rules beside it read them.
 */
export function findChronoShapes(text: string, environment: DateEnvironment): readonly ChronoShape[] {
  if (!/\d/u.test(text)) return [];
  // The order matters for figures only; with day-first shapes chrono would take "dec 10" for a year.
  const chrono = environment.dayFirst && /\d[/.-]\d/u.test(text) ? dayFirstShapes : monthFirstShapes;
  const { year, month, day } = environment.today;
  // The wall-clock day as if it were UTC: chrono then never shifts it by the process's own zone.
  const reference = { instant: new Date(Date.UTC(year, month - 1, day, 12)), timezone: 0 };
  return chrono.parse(withoutClock(text), reference, { forwardDate: true }).flatMap((result) => {
    const shape = resolveShape(result, text, environment);
    return shape ? [shape] : [];
  });
}

const CLOCK = /\bat\b|@|\d{1,2}:\d{2}(?:\s*[ap]\.?m)?|\b\d{1,2}\s*[ap]\.?m\b/giu;

/** Hides clock times, which chrono would otherwise join to the date. */
function withoutClock(text: string): string {
  return text.replaceAll(CLOCK, (clock) => MASK.repeat(clock.length));
}

/** "buy 2 may tickets": a month that is also a word, after a number and before a noun, is that word. */
function isCommonWord(shape: string, after: string, { grammar }: DateEnvironment): boolean {
  const word = /\d\s+(\p{L}+)$/u.exec(shape)?.[1];
  const weak = grammar.words.months.some((month) => month.weak.includes(word ?? ''));
  return weak && !grammar.connectorAfter.test(after);
}

/** "review 1/2 marathon plan": two figures inside a sentence are a date only behind a word such as "on". */
function isFraction(shape: string, before: string, after: string, { grammar }: DateEnvironment): boolean {
  if (!/^\d{1,2}\/\d{1,2}$/u.test(shape) || before.trim() === '') return false;
  return !grammar.leads.test(before) && !grammar.connectorAfter.test(after);
}

function resolveShape(result: ParsedResult, text: string, environment: DateEnvironment): ChronoShape | undefined {
  const { start } = result;
  if (!start.isCertain('day') || !start.isCertain('month')) return undefined;
  const [month, day] = [start.get('month') ?? 0, start.get('day') ?? 0];
  const end = result.index + result.text.trimEnd().length;
  if (start.isCertain('year') && !/(?:^|\D)\d{4}(?:\D|$)|[/.]\d{2}$/u.test(result.text)) {
    // "jan 5 20 eggs": two loose digits are an amount, not a year.
    const loose = /\s+\d{2}$/u.exec(result.text)?.[0].length ?? 0;
    return inNearestYear(result.index, end - loose, { month, day }, environment);
  }
  if (start.isCertain('year')) {
    const date = dayOrNothing(start.get('year') ?? 0, month, day);
    return date && { start: result.index, end, date };
  }
  const after = text.slice(end);
  if (environment.grammar.measureAfter.test(after) || isCommonWord(result.text, after, environment)) return undefined;
  if (isFraction(result.text, text.slice(0, result.index), after, environment)) return undefined;
  return inNearestYear(result.index, end, { month, day }, environment);
}

/** A day without a year is the next one that comes; 29 February waits for its leap year. */
function inNearestYear(
  start: number,
  end: number,
  { month, day }: { month: number; day: number },
  { today }: DateEnvironment,
): ChronoShape | undefined {
  for (let year = today.year; year <= today.year + 8; year += 1) {
    const date = dayOrNothing(year, month, day);
    if (date && Temporal.PlainDate.compare(date, today) >= 0) return { start, end, date };
  }
  return undefined;
}
