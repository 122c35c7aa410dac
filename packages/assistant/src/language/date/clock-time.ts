import { Temporal } from 'temporal-polyfill';
import { anyOf, type Matcher, wholeWord } from '../pattern.ts';
import type { CalendarGrammar } from './calendar-grammar.ts';
import { type ClockValue, readClock, readRange, readSpoken } from './clock-value.ts';

/** A time of day found in a text. */
export interface ClockReading extends ClockValue {
  readonly start: number;
  readonly end: number;
}

/** "25:00": the form of a time without being one. */
export interface ImpossibleTime {
  readonly start: number;
  readonly end: number;
  readonly impossible: true;
}

interface ClockRule {
  readonly matcher: Matcher;
  read(match: RegExpExecArray): ClockValue | { readonly impossible: true } | undefined;
}

/** Reads clock times of one language. */
export interface ClockGrammar {
  readonly rules: readonly ClockRule[];
}

/** Compiles the clock rules from the calendar words. */
export function compileClock(grammar: CalendarGrammar): ClockGrammar {
  const { words, sources } = grammar;
  const meridiem = `(?:(?<am>${anyOf(words.am)})|(?<pm>${anyOf(words.pm)}))`;
  const parts = anyOf(words.partsOfDay.flatMap((part) => part.words));
  const inPart = `(?:(?:\\s+(?:in\\s+the|at|this))?\\s+(?<part>${parts}))`;
  const lead = `(?:(?<lead>${anyOf(words.at)})\\s*)`;
  const hourWord = anyOf(
    Object.keys(words.numbers).filter((word) => !word.startsWith('a') && (words.numbers[word] ?? 99) <= 12),
  );
  const notAmount = `(?!\\s*(?:/|[.]\\d|${sources.month}${String.raw`(?![\p{L}])`}|${anyOf(words.measures)}(?![\\p{L}])|${anyOf(words.ordinalSuffixes)}(?![\\p{L}])|[a-z]))`;
  return {
    rules: [
      {
        matcher: wholeWord(
          `${lead}?(?<hour>\\d{1,2})(?:[:.](?<minute>\\d{2}))?\\s*(?:-|–|to|until|till)\\s*(?<hour2>\\d{1,2})(?:[:.](?<minute2>\\d{2}))?\\s*${meridiem}`,
        ),
        read: (match) => readRange(grammar, match),
      },
      {
        matcher: wholeWord(`${lead}?(?<hour>\\d{1,2})(?:[:.](?<minute>\\d{2}))?\\s*${meridiem}(?![’'])`),
        read: (match) => readClock(grammar, match),
      },
      {
        matcher: wholeWord(`${lead}?(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::\\d{2})?(?!\\d|:)${inPart}?`),
        read: (match) => readClock(grammar, match),
      },
      {
        matcher: wholeWord(`${lead}?(?<hour>\\d{1,2})\\s?h\\s?(?<minute>\\d{2})`),
        read: (match) => readClock(grammar, match),
      },
      {
        matcher: wholeWord(`${lead}?(?<hour>\\d{1,2}|${hourWord})\\s*(?:${anyOf(words.oclock)})${inPart}?`),
        read: (match) => readClock(grammar, match),
      },
      {
        matcher: wholeWord(
          `${lead}?(?:(?<halfPast>${anyOf(words.halfPast)})|(?<quarter>${anyOf(words.quarter)}|\\d{1,2}|${anyOf(['five', 'ten', 'twenty'])})\\s+(?:(?<past>${anyOf(words.past)})|(?<to>${anyOf(words.to)})))\\s+(?<hour>\\d{1,2}|${hourWord})(?:\\s*${meridiem}|${inPart})?(?!\\s*[%:./]\\d)`,
        ),
        read: (match) => readSpoken(grammar, match),
      },
      {
        matcher: wholeWord(`${lead}(?<hour>\\d{1,2})[.](?<minute>\\d{2})(?![.\\d])`),
        read: (match) => readClock(grammar, match),
      },
      {
        matcher: wholeWord(`(?<lead>at|@)\\s*(?<hour>\\d{1,2}|${hourWord})(?:${inPart}|${notAmount})`),
        read: (match) => readClock(grammar, match),
      },
      {
        matcher: wholeWord(
          `(?:${lead}\\s*|(?<=\\uFFFC\\s*)|(?=\\p{L}+\\s*\\uFFFC))(?<word>${anyOf(words.clockWords.flatMap((entry) => entry.words))})`,
        ),
        read(match) {
          const entry = words.clockWords.find(({ words: names }) => names.includes(match.groups?.['word'] ?? ''));
          return entry && { time: Temporal.PlainTime.from(entry.time), halfUnknown: false };
        },
      },
    ],
  };
}

/** The first clock time in the text, by position; where two start together the longer wins. */
export function findClockTime(text: string, { rules }: ClockGrammar): ClockReading | ImpossibleTime | undefined {
  let best: ClockReading | ImpossibleTime | undefined;
  for (const rule of rules) {
    rule.matcher.find.lastIndex = 0;
    for (let match = rule.matcher.find.exec(text); match; match = rule.matcher.find.exec(text)) {
      const reading = rule.read(match);
      if (!reading) continue;
      const found = { start: match.index, end: match.index + match[0].length, ...reading };
      if (!best || found.start < best.start || (found.start === best.start && found.end > best.end)) best = found;
      break;
    }
  }
  return best;
}

/** "tomorrow morning", "this evening", "in the afternoon": a part of the day that stands beside a date. */
export interface PartOfDayReading {
  readonly start: number;
  readonly end: number;
  readonly time: Temporal.PlainTime;
  readonly pm: boolean;
  /** It was said of today ("this evening") and so names the day too. */
  readonly saysToday: boolean;
}

/** Compiles the search for parts of the day. */
export function compilePartsOfDay({ words }: CalendarGrammar): (text: string) => PartOfDayReading | undefined {
  const names = anyOf(words.partsOfDay.flatMap((part) => part.words));
  const pattern = new RegExp(
    `(?:(?<=\\uFFFC\\s*)(?:in\\s+the\\s+|at\\s+)?|(?<![\\p{L}\\p{N}])(?:(?<this>this\\s+)|in\\s+the\\s+|at\\s+(?=night)))(?<part>${names})(?![\\p{L}\\p{N}'’])`,
    'iu',
  );
  return (text) => {
    const match = pattern.exec(text);
    const part = words.partsOfDay.find((entry) => entry.words.includes(match?.groups?.['part'] ?? ''));
    return match && part
      ? {
          start: match.index,
          end: match.index + match[0].length,
          time: Temporal.PlainTime.from(part.time),
          pm: part.pm,
          saysToday: match.groups?.['this'] !== undefined,
        }
      : undefined;
  };
}
