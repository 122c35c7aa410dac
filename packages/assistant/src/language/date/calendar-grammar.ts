import type { CalendarUnit, CalendarWords } from '../data/language-data.ts';
import { anyOf, type Matcher, wholeWord } from '../pattern.ts';

/** The sources (regular expression text) from which date and recurrence rules are put together. */
export interface CalendarSources {
  readonly number: string;
  readonly ordinal: string;
  readonly weekday: string;
  readonly month: string;
  readonly unit: string;
  readonly dateUnit: string;
  readonly holiday: string;
}

/** One language's calendar words, compiled. */
export interface CalendarGrammar {
  readonly words: CalendarWords;
  readonly sources: CalendarSources;
  readonly weekdays: ReadonlyMap<string, { readonly day: number; readonly weak: boolean }>;
  readonly months: ReadonlyMap<string, number>;
  readonly units: ReadonlyMap<string, CalendarUnit>;
  readonly leads: RegExp;
  readonly beforeLead: RegExp;
  readonly topicBefore: RegExp;
  readonly determinerBefore: RegExp;
  readonly connectorAfter: RegExp;
  readonly measureAfter: RegExp;
  readonly weekdayWord: Matcher;
}

/** Compiles the calendar words of a language. */
export function compileCalendar(words: CalendarWords): CalendarGrammar {
  const weekdays = new Map<string, { day: number; weak: boolean }>();
  for (const [index, { strong, weak }] of words.weekdays.entries()) {
    for (const word of strong) weekdays.set(word, { day: index + 1, weak: false });
    for (const word of weak) weekdays.set(word, { day: index + 1, weak: true });
  }
  const months = new Map<string, number>();
  for (const [index, { strong, weak }] of words.months.entries()) {
    for (const word of [...strong, ...weak]) months.set(word, index + 1);
  }
  const units = new Map<string, CalendarUnit>();
  for (const [unit, names] of Object.entries(words.units) as [CalendarUnit, readonly string[]][]) {
    for (const name of names) units.set(name, unit);
  }
  const suffix = anyOf(words.ordinalSuffixes);
  const weekday = anyOf([...weekdays.keys()]);
  return {
    words,
    sources: {
      number: `(?:\\d{1,4}|${anyOf(Object.keys(words.numbers))})`,
      ordinal: `(?:\\d{1,2}${suffix}|${anyOf(Object.keys(words.ordinals))})`,
      weekday,
      month: `${anyOf([...months.keys()])}\\.?`,
      unit: anyOf([...units.keys()]),
      dateUnit: anyOf([...units].filter(([, unit]) => unit !== 'minute' && unit !== 'hour').map(([name]) => name)),
      holiday: anyOf(words.holidays.flatMap((holiday) => holiday.words)),
    },
    weekdays,
    months,
    units,
    leads: new RegExp(`(?:(?<![\\p{L}\\p{N}])(?:${anyOf(words.dateLeads)})\\s+)+$`, 'iu'),
    beforeLead: new RegExp(`(?<![\\p{L}\\p{N}])${anyOf(words.beforeLeads)}\\s+(?:${anyOf(words.the)}\\s+)?$`, 'iu'),
    topicBefore: new RegExp(`(?<![\\p{L}\\p{N}])${anyOf(words.topicLeads)}\\s+$`, 'iu'),
    determinerBefore: new RegExp(`(?<![\\p{L}\\p{N}])${anyOf(words.determiners)}\\s+$`, 'iu'),
    connectorAfter: new RegExp(
      `^\\s*(?:$|[^\\p{L}\\p{N}\\s"'“(]|\\d|${anyOf(words.connectors)}(?![\\p{L}\\p{N}]))`,
      'iu',
    ),
    measureAfter: new RegExp(`^\\s*${anyOf(words.measures)}(?![\\p{L}\\p{N}])`, 'iu'),
    weekdayWord: wholeWord(weekday),
  };
}

/** The number a word or figure stands for. */
export function readNumber(grammar: CalendarGrammar, text: string): number {
  const word = text.trim().replaceAll(/\s+/gu, ' ');
  return grammar.words.numbers[word] ?? Number.parseInt(word, 10);
}

/** The number an ordinal ("3rd", "third") stands for. */
export function readOrdinal(grammar: CalendarGrammar, text: string): number {
  return grammar.words.ordinals[text.trim()] ?? Number.parseInt(text, 10);
}

/** The month a name stands for, 1 to 12. */
export function readMonth(grammar: CalendarGrammar, text: string): number {
  return grammar.months.get(text.replace(/\.$/u, '')) ?? Number.NaN;
}
