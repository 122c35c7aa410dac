import { readOrdinal } from '../date/calendar-grammar.ts';
import type { Cursor } from './cursor.ts';
import { newDraft, type RecurrenceDraft, ruleDay, workweek } from './recurrence-draft.ts';
import type { RecurrenceGrammar } from './recurrence-grammar.ts';

/** "weekdays", "the weekend", "mon-fri", "mon, wed and fri". */
export function readWeekdays(cursor: Cursor, grammar: RecurrenceGrammar): RecurrenceDraft['days'] | undefined {
  if (cursor.eat(grammar.workdays)) return workweek();
  if (cursor.eat(grammar.weekends)) return [6, 7].map((weekday) => ruleDay(weekday));
  const read = (): number | undefined => {
    const word = cursor.eat(grammar.weekday)?.groups?.['weekday'];
    return grammar.calendar.weekdays.get(word ?? '')?.day;
  };
  const first = cursor.attempt(read);
  if (first === undefined) return undefined;
  const days = new Set([first]);
  const last = cursor.attempt(() => (cursor.eat(grammar.through) ? read() : undefined));
  if (last !== undefined) {
    for (let day = first; day !== last; day = (day % 7) + 1) days.add(day);
    days.add(last);
  }
  for (let next = nextInList(cursor, grammar, read); next !== undefined; next = nextInList(cursor, grammar, read))
    days.add(next);
  return [...days].toSorted((a, b) => a - b).map((weekday) => ruleDay(weekday));
}

function nextInList<T>(cursor: Cursor, grammar: RecurrenceGrammar, read: () => T | undefined): T | undefined {
  return cursor.attempt(() => (cursor.eat(grammar.separator) ? read() : undefined));
}

/** "1st", "1st and 15th", "last day", "3rd friday", "first workday", each with "of the month" or without. */
export function readOrdinals(cursor: Cursor, grammar: RecurrenceGrammar): RecurrenceDraft | undefined {
  const draft = newDraft('MONTHLY', 1);
  if (cursor.eat(grammar.lastDay)) {
    cursor.eat(grammar.ofMonth);
    return { ...draft, monthDays: [-1] };
  }
  const start = cursor.position;
  const numbers = readNumbers(cursor, grammar);
  if (numbers.length === 0) return undefined;
  const spelled = grammar.words.other.includes(cursor.text.slice(start, cursor.position).trim());
  if (cursor.eat(grammar.workdays)) {
    cursor.eat(grammar.ofMonth);
    return { ...draft, days: workweek(), setPositions: numbers };
  }
  const weekdays = readWeekdays(cursor, grammar);
  const counted = weekdays ? undefined : cursor.eat(grammar.unit);
  const ofMonth = cursor.eat(grammar.ofMonth);
  if (weekdays) {
    // "every second friday" is every other one; "every 2nd friday" is the month's second.
    if (numbers.some((nth) => nth > 5) || (!ofMonth && spelled)) return undefined;
    const days = numbers.flatMap((nth) => weekdays.map(({ weekday }) => ({ weekday, ordinal: nth })));
    return { ...draft, days };
  }
  // "every third week" and "every 2nd day" count; only "the 2nd day of the month" is a day of it.
  if ((counted && !ofMonth) || numbers.some((day) => day < 1 || day > 31)) return undefined;
  return { ...draft, monthDays: numbers.toSorted((a, b) => a - b) };
}

function readNumbers(cursor: Cursor, grammar: RecurrenceGrammar): number[] {
  const read = (): number | undefined => readNth(cursor, grammar);
  const numbers: number[] = [];
  for (let next = cursor.attempt(read); next !== undefined; next = nextInList(cursor, grammar, read))
    numbers.push(next);
  return numbers;
}

function readNth(cursor: Cursor, grammar: RecurrenceGrammar): number | undefined {
  if (cursor.eat(grammar.last)) return -1;
  const ordinal = cursor.eat(grammar.ordinal);
  return ordinal && readOrdinal(grammar.calendar, ordinal[0]);
}
