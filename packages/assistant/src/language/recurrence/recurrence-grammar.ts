import type { CalendarUnit, RecurrenceWords } from '../data/language-data.ts';
import { ENGLISH_RECURRENCE } from '../data/english-recurrence.ts';
import type { CalendarGrammar } from '../date/calendar-grammar.ts';
import { ENGLISH_GRAMMAR } from '../date/english-grammar.ts';
import { anyOf, WORD_END, WORD_START } from '../pattern.ts';

/** The pieces of which a repetition is said, as sticky patterns that take white space before them. */
export interface RecurrenceGrammar {
  readonly words: RecurrenceWords;
  readonly calendar: CalendarGrammar;
  /** Places where a repetition may begin. */
  readonly trigger: RegExp;
  readonly every: RegExp;
  readonly other: RegExp;
  readonly number: RegExp;
  readonly unit: RegExp;
  readonly adverb: RegExp;
  readonly workdays: RegExp;
  readonly weekends: RegExp;
  readonly weekday: RegExp;
  readonly pluralWeekday: RegExp;
  readonly through: RegExp;
  readonly separator: RegExp;
  readonly ordinal: RegExp;
  readonly last: RegExp;
  readonly lastDay: RegExp;
  readonly month: RegExp;
  readonly day: RegExp;
  readonly on: RegExp;
  readonly ofMonth: RegExp;
  readonly ofEvery: RegExp;
  readonly until: RegExp;
  readonly starting: RegExp;
  readonly forTimes: RegExp;
  readonly forSpan: RegExp;
  readonly completion: RegExp;
  readonly part: RegExp;
  readonly tooOften: RegExp;
}

function piece(source: string, wordEnd = true): RegExp {
  return new RegExp(`\\s*(?:${source})${wordEnd ? WORD_END : ''}`, 'iuy');
}

/** Compiles a language's words of repetition. */
function compileRecurrence(words: RecurrenceWords, calendar: CalendarGrammar): RecurrenceGrammar {
  const { sources, words: calendarWords } = calendar;
  const every = anyOf(words.every);
  const month = anyOf(calendarWords.units.month);
  const plural = `${sources.weekday}${calendarWords.weekdayPlural}`;
  const adverb = anyOf(Object.keys(words.adverbs));
  const ordinal = `(?:${sources.ordinal}|${anyOf([...calendarWords.last, ...words.lastDay])})`;
  const dateUnits: readonly CalendarUnit[] = ['day', 'week', 'fortnight', 'month', 'quarter', 'year'];
  const unitNames = dateUnits.flatMap((unit) => calendarWords.units[unit]).filter((name) => name.length > 1);
  return {
    words,
    calendar,
    trigger: new RegExp(
      `${WORD_START}(?:(?:${anyOf(words.on)}\\s+)?(?:${every}${WORD_END}|${adverb}${WORD_END}|${plural}${WORD_END}|${sources.weekday}\\s*[-–]\\s*${sources.weekday}${WORD_END}|${anyOf(words.workdays)}${WORD_END}|${anyOf(words.weekends)}${WORD_END})|(?:${anyOf(words.on)}\\s+)?${ordinal}(?=[^\\uFFFC]*?\\s+${every}${WORD_END}))`,
      'giu',
    ),
    every: piece(`${every}(?<mark>${words.completionMark})?(?=\\s|$)`, false),
    other: piece(anyOf(words.other)),
    number: piece(sources.number),
    unit: piece(anyOf(unitNames)),
    adverb: piece(adverb),
    workdays: piece(anyOf(words.workdays)),
    weekends: piece(anyOf(words.weekends)),
    weekday: piece(`(?<weekday>${sources.weekday})${calendarWords.weekdayPlural}?`),
    pluralWeekday: piece(`(?<weekday>${sources.weekday})${calendarWords.weekdayPlural}`),
    through: piece(anyOf(calendarWords.through), false),
    separator: piece(`(?:,|/|\\s)\\s*(?:${anyOf(calendarWords.and)}\\s+)?(?:the\\s+)?|\\s*&\\s*`, false),
    ordinal: piece(sources.ordinal),
    last: piece(anyOf(calendarWords.last)),
    lastDay: piece(anyOf(words.lastDay)),
    month: piece(sources.month),
    day: piece(anyOf(words.day)),
    on: piece(anyOf(words.on)),
    ofMonth: piece(`${anyOf(calendarWords.of)}\\s+(?:${anyOf([...calendarWords.the, ...words.every])}\\s+)?${month}`),
    ofEvery: piece(
      `(?:${anyOf(calendarWords.of)}\\s+)?${every}\\s+(?:(?<n>${sources.number})\\s+)?(?<unit>${month}|${anyOf(calendarWords.units.quarter)}|${anyOf(calendarWords.units.year)})`,
    ),
    until: piece(anyOf(words.until)),
    starting: piece(anyOf(words.starting)),
    forTimes: piece(
      `(?:${anyOf(words.for)}\\s+)?(?:(?<n>${sources.number})\\s*${anyOf(words.times)}|(?<once>${anyOf(Object.keys(words.once))}))`,
    ),
    forSpan: piece(`${anyOf(words.for)}\\s+(?<n>${sources.number})\\s+(?<unit>${anyOf(unitNames)})`),
    completion: piece(anyOf(words.completionPhrases)),
    part: piece(`(?<part>${anyOf(Object.keys(words.parts))})s?`),
    tooOften: piece(anyOf(words.tooOften)),
  };
}

/** English, compiled once a process. */
export const ENGLISH_RECURRENCE_GRAMMAR: RecurrenceGrammar = compileRecurrence(ENGLISH_RECURRENCE, ENGLISH_GRAMMAR);
