import { Temporal } from 'temporal-polyfill';
import { readNumber } from '../date/calendar-grammar.ts';
import { readDayHere } from '../date/date-grammar.ts';
import type { DateEnvironment } from '../date/date-rule.ts';
import type { Cursor } from './cursor.ts';
import { readOrdinals, readWeekdays } from './read-day-lists.ts';
import type { RecurrenceDraft } from './recurrence-draft.ts';
import type { RecurrenceGrammar } from './recurrence-grammar.ts';

const COMMA = /\s*,(?=\s)/uy;

/** Reads what may follow a repetition: its days, its start and end, what it counts from. Changes `draft`. */
export function readEndings(
  cursor: Cursor,
  draft: RecurrenceDraft,
  grammar: RecurrenceGrammar,
  environment: DateEnvironment,
): void {
  const endings = [readDays, readPart, readUntil, readStarting, readTimes, readSpan, readCompletion];
  const readOne = (ending: Ending): true | undefined =>
    cursor.attempt(() => {
      cursor.eat(COMMA);
      return ending(cursor, draft, grammar, environment) || undefined;
    });
  while (endings.some(readOne)) {
    // Each round reads one ending; the order in which they were said does not matter.
  }
}

type Ending = (
  cursor: Cursor,
  draft: RecurrenceDraft,
  grammar: RecurrenceGrammar,
  environment: DateEnvironment,
) => boolean;

/** "on monday" of a week, "on the 15th" or "on the first monday" of a month, "on 5 march" of a year. */
const readDays: Ending = (cursor, draft, grammar, environment) => {
  if (draft.days.length > 0 || draft.monthDays.length > 0) return false;
  if (!cursor.eat(grammar.on)) return false;
  if (draft.frequency === 'WEEKLY') {
    const days = readWeekdays(cursor, grammar);
    if (days) draft.days = days;
    return days !== undefined;
  }
  if (draft.frequency === 'MONTHLY') {
    const list = cursor.attempt(() => readOrdinals(cursor, grammar));
    if (list) Object.assign(draft, { days: list.days, monthDays: list.monthDays, setPositions: list.setPositions });
    return list !== undefined;
  }
  if (draft.frequency !== 'YEARLY') return false;
  const day = readDate(cursor, environment);
  if (day) Object.assign(draft, { months: [day.month], monthDays: [day.day] });
  return day !== undefined;
};

function readDate(cursor: Cursor, environment: DateEnvironment): Temporal.PlainDate | undefined {
  const start = cursor.position + (/^\s*(?:the\s+)?/u.exec(cursor.text.slice(cursor.position))?.[0].length ?? 0);
  const day = readDayHere(environment.grammar.rules, cursor.text, start, environment);
  if (day) cursor.position = day.end;
  return day?.date;
}

const readPart: Ending = (cursor, draft, grammar) => {
  if (draft.time) return false;
  const time = grammar.words.parts[cursor.eat(grammar.part)?.groups?.['part'] ?? ''];
  if (time) draft.time = Temporal.PlainTime.from(time);
  return time !== undefined;
};

const readUntil: Ending = (cursor, draft, grammar, environment) => {
  if (draft.until || !cursor.eat(grammar.until)) return false;
  draft.until = readDate(cursor, environment) ?? null;
  return draft.until !== null;
};

const readStarting: Ending = (cursor, draft, grammar, environment) => {
  if (draft.starting || !cursor.eat(grammar.starting)) return false;
  draft.starting = readDate(cursor, environment) ?? null;
  return draft.starting !== null;
};

const readTimes: Ending = (cursor, draft, grammar) => {
  if (draft.count !== null) return false;
  const groups = cursor.eat(grammar.forTimes)?.groups;
  const count = groups?.['n'] ? readNumber(grammar.calendar, groups['n']) : grammar.words.once[groups?.['once'] ?? ''];
  if (count !== undefined) draft.count = count;
  return count !== undefined;
};

const SPANS = { day: 1, week: 1, fortnight: 2, month: 1, quarter: 3, year: 1 } as const;

const readSpan: Ending = (cursor, draft, grammar) => {
  const groups = cursor.eat(grammar.forSpan)?.groups;
  const unit = grammar.calendar.units.get(groups?.['unit'] ?? '');
  if (draft.span || !groups?.['n'] || !unit || !(unit in SPANS)) return false;
  const amount = readNumber(grammar.calendar, groups['n']);
  if (unit === 'fortnight') draft.span = { unit: 'week', amount: 2 * amount };
  else if (unit === 'quarter') draft.span = { unit: 'month', amount: 3 * amount };
  else if (unit === 'day' || unit === 'week' || unit === 'month' || unit === 'year') draft.span = { unit, amount };
  return draft.span !== null;
};

const readCompletion: Ending = (cursor, draft, grammar) => {
  if (draft.anchor === 'completion' || !cursor.eat(grammar.completion)) return false;
  draft.anchor = 'completion';
  return true;
};
