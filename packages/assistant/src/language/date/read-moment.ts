import { Temporal } from 'temporal-polyfill';
import type { MaskedText } from '../masked-text.ts';
import type { Problem } from '../problem.ts';
import type { Span } from '../span.ts';
import { type ClockReading, findClockTime, type PartOfDayReading } from './clock-time.ts';
import type { DateEnvironment, DayReading } from './date-rule.ts';
import { type DateCandidate, findDate } from './find-date.ts';

/** The day and time a text speaks of. */
export interface Moment {
  readonly date?: Temporal.PlainDate;
  readonly time?: Temporal.PlainTime;
  readonly spans: readonly Span[];
  readonly problems: readonly Problem[];
}

/** How to read. */
export interface MomentOptions {
  /** The text is nothing but a date, as in a "due" field. */
  readonly dateOnly?: boolean;
  /** A recurrence was found: a bare time does not roll to tomorrow, the first occurrence decides. */
  readonly recurring?: boolean;
}

/** Reads date and time, and consumes their words in `masked`. */
export function readMoment(masked: MaskedText, environment: DateEnvironment, options: MomentOptions = {}): Moment {
  const { grammar } = environment;
  const spans: Span[] = [];
  const problems: Problem[] = [];
  const candidate = findDate(masked, environment, options.dateOnly ?? false);
  const day = takeDay(candidate, masked, environment, spans, problems);
  const part = grammar.findPartOfDay(masked.current);
  if (part) masked.mask(part);
  const clock = takeClock(masked, environment, spans, problems);
  if (part && (clock || day || part.saysToday)) {
    spans.push({
      kind: 'time',
      start: part.start,
      end: part.end,
      text: slice(masked, part),
      value: (clock?.time ?? part.time).toString({ smallestUnit: 'minute' }),
    });
  }
  const time = chooseTime(day, part, clock);
  const date = day?.date ?? (part?.saysToday ? environment.today : undefined);
  const settled = settle(
    { date, time, clock, half: part?.pm ?? (day?.timeIsVague || undefined) },
    environment,
    options,
    problems,
  );
  return { ...settled, spans: withValues(spans, settled), problems };
}

function slice(masked: MaskedText, { start, end }: { start: number; end: number }): string {
  return masked.original.slice(start, end);
}

/** Extends a range to the left over the words that introduce a date. */
function withLeads(start: number, masked: MaskedText, { grammar }: DateEnvironment): number {
  const lead = grammar.leads.exec(masked.current.slice(0, start));
  return lead ? lead.index : start;
}

function takeDay(
  candidate: DateCandidate | undefined,
  masked: MaskedText,
  environment: DateEnvironment,
  spans: Span[],
  problems: Problem[],
): DayReading | undefined {
  if (!candidate) return undefined;
  if (!candidate.reading) {
    problems.push({ code: 'impossible_date', severity: 'error', text: slice(masked, candidate) });
    masked.block(candidate);
    return undefined;
  }
  const said = masked.current.slice(candidate.start, candidate.end);
  const before = environment.grammar.beforeLead.exec(masked.current.slice(0, candidate.start));
  const start = withLeads(before ? before.index : candidate.start, masked, environment);
  const range = { start, end: candidate.end };
  const reading = before
    ? { ...candidate.reading, date: candidate.reading.date.subtract({ days: 1 }) }
    : candidate.reading;
  noteWeekdayMismatch(said, slice(masked, candidate), reading, environment, problems);
  spans.push({ kind: 'date', ...range, text: slice(masked, range), value: reading.date.toString() });
  masked.mask(range);
  return reading;
}

/** "monday 24 nov" where the 24th is a Tuesday: the day of the month counts, and it is said. */
function noteWeekdayMismatch(
  lowered: string,
  text: string,
  { date }: DayReading,
  { grammar }: DateEnvironment,
  problems: Problem[],
): void {
  if (!/\d/u.test(lowered)) return;
  grammar.weekdayWord.find.lastIndex = 0;
  const word = grammar.weekdayWord.find.exec(lowered)?.[0];
  const weekday = grammar.weekdays.get(word ?? '')?.day;
  if (
    weekday !== undefined &&
    /^\P{N}*\d{1,2}\D*(?:\d{4})?$/u.test(lowered) &&
    weekday !== date.dayOfWeek &&
    !/week/u.test(lowered)
  ) {
    problems.push({ code: 'weekday_mismatch', severity: 'note', text, weekday });
  }
}

function takeClock(
  masked: MaskedText,
  environment: DateEnvironment,
  spans: Span[],
  problems: Problem[],
): ClockReading | undefined {
  const found = findClockTime(masked.current, environment.grammar.clock);
  if (!found) return undefined;
  if ('impossible' in found) {
    problems.push({ code: 'impossible_time', severity: 'error', text: slice(masked, found) });
    return undefined;
  }
  const range = { start: withLeads(found.start, masked, environment), end: found.end };
  spans.push({
    kind: 'time',
    ...range,
    text: slice(masked, range),
    value: found.time.toString({ smallestUnit: 'minute' }),
  });
  masked.mask(range);
  if (found.until) {
    const until = found.until.toString({ smallestUnit: 'minute' });
    problems.push({ code: 'range_end_dropped', severity: 'note', text: slice(masked, range).trim(), until });
  }
  return found;
}

/** A clock time beats a part of the day, which beats what a word such as "tonight" usually means. */
function chooseTime(
  day: DayReading | undefined,
  part: PartOfDayReading | undefined,
  clock: ClockReading | undefined,
): Temporal.PlainTime | undefined {
  if (!clock) return day?.time && !day.timeIsVague ? day.time : part && (day ?? part.saysToday) ? part.time : day?.time;
  const pm = part ? part.pm : day?.timeIsVague && day.time ? day.time.hour >= 12 : undefined;
  if (!clock.halfUnknown || pm === undefined) return clock.time;
  return clock.time.with({ hour: (clock.time.hour % 12) + (pm ? 12 : 0) });
}

interface Unsettled {
  readonly date: Temporal.PlainDate | undefined;
  readonly time: Temporal.PlainTime | undefined;
  readonly clock: ClockReading | undefined;
  readonly half: boolean | undefined;
}

/** Puts the time on a day that makes sense: not already past, not in an hour that the zone skips. */
function settle(
  { date, time, clock, half }: Unsettled,
  environment: DateEnvironment,
  options: MomentOptions,
  problems: Problem[],
): { date?: Temporal.PlainDate; time?: Temporal.PlainTime } {
  if (!time) {
    if (date && Temporal.PlainDate.compare(date, environment.today) < 0) noteThePast(date.toString(), problems);
    return date ? { date } : {};
  }
  const text = clock ? time.toString({ smallestUnit: 'minute' }) : '';
  if (!date && options.recurring) return { time };
  if (!date)
    return rollForward(time, { halfOpen: (clock?.halfUnknown ?? false) && half === undefined }, environment, problems);
  if (clock?.halfUnknown && half === undefined) noteAssumed(time, problems);
  const settled = outOfGap(date, time, environment, problems, text);
  const instant = settled.date.toZonedDateTime({ timeZone: environment.zone, plainTime: settled.time });
  if (Temporal.Instant.compare(instant.toInstant(), environment.instant) < 0) noteThePast(date.toString(), problems);
  return settled;
}

function noteThePast(text: string, problems: Problem[]): void {
  problems.push({ code: 'in_the_past', severity: 'note', text });
}

function noteAssumed(time: Temporal.PlainTime, problems: Problem[]): void {
  const clock = time.toString({ smallestUnit: 'minute' });
  problems.push({ code: 'assumed_time', severity: 'note', text: clock, time: clock });
}

/** A bare time is today's if it is still to come (either half of the day, if open), else tomorrow's. */
function rollForward(
  time: Temporal.PlainTime,
  { halfOpen }: { halfOpen: boolean },
  environment: DateEnvironment,
  problems: Problem[],
): { date: Temporal.PlainDate; time: Temporal.PlainTime } {
  const { today, clock } = environment;
  const isAhead = (candidate: Temporal.PlainTime): boolean => Temporal.PlainTime.compare(candidate, clock) > 0;
  const otherHalf = time.with({ hour: (time.hour + 12) % 24 });
  const chosen = !isAhead(time) && halfOpen && otherHalf.hour > time.hour && isAhead(otherHalf) ? otherHalf : time;
  if (halfOpen) noteAssumed(chosen, problems);
  if (isAhead(chosen)) return outOfGap(today, chosen, environment, problems, '');
  const clockText = chosen.toString({ smallestUnit: 'minute' });
  problems.push({ code: 'rolled_to_tomorrow', severity: 'note', text: clockText, time: clockText });
  return outOfGap(today.add({ days: 1 }), chosen, environment, problems, '');
}

/** A wall-clock time that a daylight-saving change skips is moved forward by the gap, and it is said. */
function outOfGap(
  date: Temporal.PlainDate,
  time: Temporal.PlainTime,
  { zone }: DateEnvironment,
  problems: Problem[],
  text: string,
): { date: Temporal.PlainDate; time: Temporal.PlainTime } {
  const real = date.toZonedDateTime({ timeZone: zone, plainTime: time });
  if (real.toPlainTime().equals(time)) return { date, time };
  const [asked, moved] = [time, real.toPlainTime()].map((clock) => clock.toString({ smallestUnit: 'minute' }));
  problems.push({
    code: 'skipped_hour',
    severity: 'note',
    text: text || (asked ?? ''),
    asked: asked ?? '',
    time: moved ?? '',
  });
  return { date: real.toPlainDate(), time: real.toPlainTime() };
}

/** Chips show the settled values, not the first readings. */
function withValues(
  spans: readonly Span[],
  { date, time }: { date?: Temporal.PlainDate; time?: Temporal.PlainTime },
): readonly Span[] {
  return spans.map((span) => {
    if (span.kind === 'date' && date) return { ...span, value: date.toString() };
    return span.kind === 'time' && time ? { ...span, value: time.toString({ smallestUnit: 'minute' }) } : span;
  });
}
