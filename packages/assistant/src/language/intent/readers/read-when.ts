import type { Temporal } from 'temporal-polyfill';
import type { CalendarUnit } from '../../data/language-data.ts';
import { readNumber } from '../../date/calendar-grammar.ts';
import { readMoment } from '../../date/read-moment.ts';
import { MaskedText } from '../../masked-text.ts';
import type { Problem } from '../../problem.ts';
import type { Turn } from '../turn.ts';

/** A new date for tasks that exist: a day, a time, or a distance from where they are. */
export interface When {
  readonly date?: Temporal.PlainDate;
  readonly time?: Temporal.PlainTime;
  readonly shift?: { readonly unit: CalendarUnit; readonly amount: number };
  readonly problems: readonly Problem[];
}

/** The words before a date at the end of a phrase, and the date. */
export interface TrailingWhen {
  readonly before: string;
  readonly when: When;
}

const TAIL = /(?:\s+(?:instead|please|now|then|again))+\s*$/iu;
const JOINTS = /\s+(?:due|to|until|till|for|on|by|be|it|at|from)\s*$/iu;
const EARLIER = /\b(?:earlier|forward|back in time|sooner)\b/iu;
const shiftPatterns = new WeakMap<object, RegExp>();

function shiftPattern(turn: Turn): RegExp {
  const { grammar } = turn.environment;
  const known = shiftPatterns.get(grammar);
  if (known) return known;
  const made = new RegExp(
    `(?:^|\\s)(?:(?:by|for)\\s+)?(?:another\\s+)?(?<n>${grammar.sources.number})?\\s*(?<unit>${grammar.sources.unit})(?:\\s+(?<way>later|back|earlier|forward|sooner|out|ahead|more))?$`,
    'iu',
  );
  shiftPatterns.set(grammar, made);
  return made;
}

/** Splits "rent 3 days", "milk to friday 5pm", "today by a day" into what is meant and when. */
export function splitTrailingWhen(rest: string, turn: Turn, dateOnly = false): TrailingWhen | undefined {
  const text = rest.replace(TAIL, '');
  return trailingShift(text, turn) ?? trailingDate(text, turn, dateOnly);
}

function trailingShift(text: string, turn: Turn): TrailingWhen | undefined {
  const match = shiftPattern(turn).exec(text);
  const unit = turn.environment.grammar.units.get(
    (match?.groups?.['unit'] ?? '').toLowerCase().replaceAll(/\s+/gu, ' '),
  );
  const saidNumber = match?.groups?.['n'];
  if (!match || !unit || !saidNumber || /(?:^|\s)in\s*$/iu.test(text.slice(0, match.index))) return undefined;
  const amount = readNumber(turn.environment.grammar, saidNumber.toLowerCase());
  const sign = EARLIER.test(match.groups?.['way'] ?? '') ? -1 : 1;
  return { before: text.slice(0, match.index).trim(), when: { shift: { unit, amount: sign * amount }, problems: [] } };
}

function trailingDate(text: string, turn: Turn, dateOnly: boolean): TrailingWhen | undefined {
  const masked = new MaskedText(text);
  const moment = readMoment(masked, turn.environment, { dateOnly, recurring: true });
  const start = Math.min(...moment.spans.map((span) => span.start));
  const error = moment.problems.find(({ severity }) => severity === 'error');
  if (error)
    return {
      before: text.slice(0, text.indexOf(error.text)).replace(JOINTS, '').trim(),
      when: { problems: moment.problems },
    };
  if (!Number.isFinite(start)) return undefined;
  // Words after the date belong to something else; words between date and time too.
  const covered = masked.current.slice(start).replaceAll(/[\uFFFC\s,]/gu, '');
  if (covered !== '') return undefined;
  const saysDay =
    moment.spans.some(({ kind }) => kind === 'date') || !moment.time || /\b(?:this|in the)\s/iu.test(text.slice(start));
  return {
    before: text.slice(0, start).replace(JOINTS, '').trim(),
    when: {
      ...(moment.date && saysDay ? { date: moment.date } : {}),
      ...(moment.time ? { time: moment.time } : {}),
      problems: saysDay ? moment.problems : moment.problems.filter(({ code }) => code !== 'rolled_to_tomorrow'),
    },
  };
}

/** Reads a phrase that is nothing but a new date; a bare number is an hour. */
export function readWhen(phrase: string, turn: Turn): When | undefined {
  const text = /^\d{1,2}$/u.test(phrase.trim()) ? `at ${phrase}` : phrase;
  const found = splitTrailingWhen(text, turn, true);
  return found?.before === '' ? found.when : undefined;
}
