import { Temporal } from 'temporal-polyfill';
import { type CalendarGrammar, readNumber } from './calendar-grammar.ts';

/** What the words of a clock time mean. */
export interface ClockValue {
  readonly time: Temporal.PlainTime;
  /** Neither am nor pm was said: the other half of the day is possible too. */
  readonly halfUnknown: boolean;
  /** Where a range was said ("3-5pm"), its end. */
  readonly until?: Temporal.PlainTime;
}

type Reading = ClockValue | { readonly impossible: true } | undefined;
type Half = 'am' | 'pm';

function at(hour: number, minute: number, halfUnknown: boolean): Reading {
  if (hour > 23 || minute > 59) return { impossible: true };
  return { time: Temporal.PlainTime.from({ hour, minute }), halfUnknown };
}

function inHalf(hour: number, half: Half): number {
  return half === 'am' ? hour % 12 : (hour % 12) + 12;
}

function halfSaid(grammar: CalendarGrammar, groups: Record<string, string | undefined>): Half | undefined {
  if (groups['am']) return 'am';
  if (groups['pm']) return 'pm';
  const part = grammar.words.partsOfDay.find(({ words }) => words.includes(groups['part'] ?? ''));
  return part && (part.pm ? 'pm' : 'am');
}

/** "at 5" is the afternoon, "at 9" the morning, "at 12" noon. */
function likelyHour(grammar: CalendarGrammar, hour: number): number {
  return hour >= 1 && hour <= grammar.words.lastPmHour ? hour + 12 : hour;
}

/** "5pm", "17:30", "at 7 in the evening". */
export function readClock(grammar: CalendarGrammar, match: RegExpExecArray): Reading {
  const groups = match.groups ?? {};
  const hour = readNumber(grammar, groups['hour'] ?? '');
  const minute = groups['minute'] ? Number(groups['minute']) : 0;
  const half = halfSaid(grammar, groups);
  if (half) {
    if (groups['part'] && hour > 12) return at(hour, minute, false);
    return hour > 12 || hour < 1 ? { impossible: true } : at(inHalf(hour, half), minute, false);
  }
  // "05:30" and "10:30" are exact; "5:30" leaves the half of the day open.
  const exact = hour > 12 || hour === 0 || (groups['minute'] !== undefined && groups['hour']?.length === 2);
  return exact ? at(hour, minute, false) : at(likelyHour(grammar, hour), minute, true);
}

/** "half past five", "quarter to six", "ten past 3". */
export function readSpoken(grammar: CalendarGrammar, match: RegExpExecArray): Reading {
  const groups = match.groups ?? {};
  const hour = readNumber(grammar, groups['hour'] ?? '');
  const word = groups['quarter'] ?? '';
  const quarter = grammar.words.quarter.includes(word) ? 15 : readNumber(grammar, word);
  const shift = groups['halfPast'] ? 30 : quarter;
  const half = halfSaid(grammar, groups);
  if (hour < 1 || hour > 23 || shift > 59) return undefined;
  const base = half ? inHalf(hour, half) : likelyHour(grammar, hour);
  const time = Temporal.PlainTime.from({ hour: base }).add({ minutes: groups['to'] ? -shift : shift });
  return { time, halfUnknown: half === undefined && hour <= 12 };
}

/** "3-5pm"; "11-1pm" starts in the morning, since a start never comes after its end. */
export function readRange(grammar: CalendarGrammar, match: RegExpExecArray): Reading {
  const groups = match.groups ?? {};
  const half = halfSaid(grammar, groups) ?? 'pm';
  const [first, last] = [Number(groups['hour']), Number(groups['hour2'])];
  if (first < 1 || first > 12 || last < 1 || last > 12) return { impossible: true };
  const end = inHalf(last, half);
  const begin = inHalf(first, half) <= end ? inHalf(first, half) : inHalf(first, half === 'pm' ? 'am' : 'pm');
  const minutes = [groups['minute'], groups['minute2']].map((minute) => Number(minute ?? 0));
  const [time, until] = [begin, end].map((hour, index) =>
    Temporal.PlainTime.from({ hour, minute: minutes[index] ?? 0 }),
  );
  return time && until && { time, halfUnknown: false, until };
}
