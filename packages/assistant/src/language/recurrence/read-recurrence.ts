import { Temporal } from 'temporal-polyfill';
import type { TextRange } from '../context.ts';
import type { CalendarUnit } from '../data/language-data.ts';
import { readMonth, readNumber } from '../date/calendar-grammar.ts';
import { readDayHere } from '../date/date-grammar.ts';
import type { DateEnvironment } from '../date/date-rule.ts';
import { Cursor } from './cursor.ts';
import { readOrdinals, readWeekdays } from './read-day-lists.ts';
import { readEndings } from './read-endings.ts';
import { newDraft, type RecurrenceDraft } from './recurrence-draft.ts';
import type { RecurrenceGrammar } from './recurrence-grammar.ts';

/** A repetition found in a text, or one that tasks cannot have ("every hour"). */
export interface FoundRecurrence extends TextRange {
  readonly draft: RecurrenceDraft | undefined;
}

/** Finds the first repetition in a text (lower case, consumed parts masked). */
export function findRecurrence(
  text: string,
  grammar: RecurrenceGrammar,
  environment: DateEnvironment,
): FoundRecurrence | undefined {
  grammar.trigger.lastIndex = 0;
  for (let trigger = grammar.trigger.exec(text); trigger; trigger = grammar.trigger.exec(text)) {
    const found = readAt(text, trigger.index, grammar, environment);
    if (found) return found;
    grammar.trigger.lastIndex = trigger.index + 1;
  }
  return undefined;
}

function readAt(
  text: string,
  start: number,
  grammar: RecurrenceGrammar,
  environment: DateEnvironment,
): FoundRecurrence | undefined {
  const cursor = new Cursor(text, start);
  const afterOn = cursor.eat(grammar.on) !== undefined;
  const every = cursor.eat(grammar.every);
  if (every) {
    if (isTooOften(cursor, grammar)) return { start, end: cursor.position, draft: undefined };
    const draft = readEvery(cursor, grammar, environment);
    if (!draft) return undefined;
    if (every.groups?.['mark']) draft.anchor = 'completion';
    return finish(start, cursor, draft, grammar, environment);
  }
  const draft =
    readAdverb(cursor, grammar) ??
    readDayRange(cursor, grammar) ??
    readPlural(cursor, grammar, afterOn) ??
    readReversed(cursor, grammar);
  return draft && finish(start, cursor, draft, grammar, environment);
}

function finish(
  start: number,
  cursor: Cursor,
  draft: RecurrenceDraft,
  grammar: RecurrenceGrammar,
  environment: DateEnvironment,
): FoundRecurrence {
  readEndings(cursor, draft, grammar, environment);
  return { start, end: cursor.position, draft };
}

function isTooOften(cursor: Cursor, grammar: RecurrenceGrammar): boolean {
  return (
    cursor.attempt(() => {
      cursor.eat(grammar.number);
      return cursor.eat(grammar.tooOften);
    }) !== undefined
  );
}

/** What follows "every". */
function readEvery(
  cursor: Cursor,
  grammar: RecurrenceGrammar,
  environment: DateEnvironment,
): RecurrenceDraft | undefined {
  return (
    cursor.attempt(() => readOrdinals(cursor, grammar)) ??
    cursor.attempt(() => readYearDay(cursor, grammar, environment)) ??
    cursor.attempt(() => readCounted(cursor, grammar))
  );
}

/** "day", "2 weeks", "other friday", "mon, wed and fri", "weekday", "3 months on the 15th". */
function readCounted(cursor: Cursor, grammar: RecurrenceGrammar): RecurrenceDraft | undefined {
  const other = cursor.eat(grammar.other);
  const number = other ? undefined : (cursor.eat(grammar.number) ?? cursor.eat(grammar.ordinal));
  const interval = other ? 2 : number ? countOf(grammar, number[0].trim()) : 1;
  const days = readWeekdays(cursor, grammar);
  if (days) return { ...newDraft('WEEKLY', interval), days };
  const part = number ? undefined : cursor.eat(grammar.part);
  if (part) {
    const time = grammar.words.parts[part.groups?.['part'] ?? ''];
    return { ...newDraft('DAILY', interval), time: time ? Temporal.PlainTime.from(time) : null };
  }
  const unit = grammar.calendar.units.get((cursor.eat(grammar.unit)?.[0] ?? '').trim());
  return unit && draftOf(unit, interval);
}

function countOf({ calendar }: RecurrenceGrammar, word: string): number {
  return calendar.words.ordinals[word] ?? readNumber(calendar, word);
}

function draftOf(unit: CalendarUnit, interval: number): RecurrenceDraft | undefined {
  switch (unit) {
    case 'day':
      return newDraft('DAILY', interval);
    case 'week':
      return newDraft('WEEKLY', interval);
    case 'fortnight':
      return newDraft('WEEKLY', 2 * interval);
    case 'month':
      return newDraft('MONTHLY', interval);
    case 'quarter':
      return newDraft('MONTHLY', 3 * interval);
    case 'year':
      return newDraft('YEARLY', interval);
    default:
      return undefined;
  }
}

/** "5 january", "january 5", "january": once a year. */
function readYearDay(
  cursor: Cursor,
  grammar: RecurrenceGrammar,
  environment: DateEnvironment,
): RecurrenceDraft | undefined {
  const start = cursor.position + (/^\s*/u.exec(cursor.text.slice(cursor.position))?.[0].length ?? 0);
  const words = cursor.text.slice(start, start + 24);
  if (
    !new RegExp(`^(?:\\d{1,2}\\p{L}{0,2}\\s+(?:of\\s+)?)?${grammar.calendar.sources.month}(?![\\p{L}])`, 'iu').test(
      words,
    )
  )
    return undefined;
  const month = cursor.attempt(() =>
    cursor.eat(grammar.month) && !/^\s+\d/u.test(cursor.text.slice(cursor.position)) ? cursor.position : undefined,
  );
  if (month !== undefined)
    return { ...newDraft('YEARLY', 1), months: [readMonth(grammar.calendar, cursor.text.slice(start, month))] };
  const day = readDayHere([], cursor.text, start, environment);
  if (!day) return undefined;
  cursor.position = day.end;
  return { ...newDraft('YEARLY', 1), months: [day.date.month], monthDays: [day.date.day] };
}

/** "daily", "monthly": only where no noun follows ("weekly report" is a title). */
function readAdverb(cursor: Cursor, grammar: RecurrenceGrammar): RecurrenceDraft | undefined {
  return cursor.attempt(() => {
    const word = (cursor.eat(grammar.adverb)?.[0] ?? '').trim().toLowerCase();
    const meaning = grammar.words.adverbs[word];
    if (!meaning || !grammar.calendar.connectorAfter.test(cursor.text.slice(cursor.position))) return undefined;
    return draftOf(meaning.unit, meaning.interval);
  });
}

/** "mon-fri". */
function readDayRange(cursor: Cursor, grammar: RecurrenceGrammar): RecurrenceDraft | undefined {
  return cursor.attempt(() => {
    const days = readWeekdays(cursor, grammar);
    return days && days.length > 1 && /[-–]/u.test(cursor.text.slice(0, cursor.position))
      ? { ...newDraft('WEEKLY', 1), days }
      : undefined;
  });
}

/** "mondays", "on weekdays", "weekends". */
function readPlural(cursor: Cursor, grammar: RecurrenceGrammar, afterOn: boolean): RecurrenceDraft | undefined {
  return cursor.attempt(() => {
    const start = cursor.position;
    const plural =
      cursor.attempt(() => cursor.eat(grammar.pluralWeekday)) ??
      (afterOn ? (cursor.eat(grammar.workdays) ?? cursor.eat(grammar.weekends)) : undefined);
    if (!plural || !/s\s*$/u.test(plural[0])) return undefined;
    cursor.position = start;
    const days = readWeekdays(cursor, grammar);
    const closed = afterOn || grammar.calendar.connectorAfter.test(cursor.text.slice(cursor.position));
    return days && closed ? { ...newDraft('WEEKLY', 1), days } : undefined;
  });
}

/** "the 1st of every month", "first monday of each month". */
function readReversed(cursor: Cursor, grammar: RecurrenceGrammar): RecurrenceDraft | undefined {
  return cursor.attempt(() => {
    const draft = cursor.attempt(() => readOrdinals(cursor, grammar));
    if (!draft) return undefined;
    if (/(?:every|each)\s+\S+$/u.test(cursor.text.slice(0, cursor.position))) return draft;
    const every = cursor.eat(grammar.ofEvery);
    if (!every) return undefined;
    const unit = grammar.calendar.units.get((every.groups?.['unit'] ?? '').trim());
    const months = unit === 'quarter' ? 3 : unit === 'year' ? 12 : 1;
    return { ...draft, interval: months * (every.groups?.['n'] ? readNumber(grammar.calendar, every.groups['n']) : 1) };
  });
}
