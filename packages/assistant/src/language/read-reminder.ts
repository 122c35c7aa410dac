import { ENGLISH_REMINDER } from './data/english-reminder.ts';
import { type CalendarGrammar, readNumber } from './date/calendar-grammar.ts';
import type { MaskedText } from './masked-text.ts';
import { anyOf, WORD_END, WORD_START } from './pattern.ts';
import type { Span } from './span.ts';

/** A reminder asked for along with a task. */
export interface ReminderReading {
  readonly minutesBefore: number;
  readonly span: Span;
}

const MINUTES = { minute: 1, hour: 60, day: 1440, week: 10_080 } as const;
const patterns = new WeakMap<CalendarGrammar, RegExp>();

function patternFor(grammar: CalendarGrammar): RegExp {
  const known = patterns.get(grammar);
  if (known) return known;
  const { ask, before } = ENGLISH_REMINDER;
  const source = `${WORD_START}(?:${anyOf(ask)})\\s+(?<n>${grammar.sources.number})\\s*(?<unit>${grammar.sources.unit})\\s+${anyOf(before)}${WORD_END}`;
  const made = new RegExp(source, 'iu');
  patterns.set(grammar, made);
  return made;
}

/** Reads "remind me 30 min before" and consumes it. */
export function readReminder(masked: MaskedText, grammar: CalendarGrammar): ReminderReading | undefined {
  const match = patternFor(grammar).exec(masked.current);
  const unit = grammar.units.get(match?.groups?.['unit'] ?? '');
  if (!match || !unit || !(unit in MINUTES)) return undefined;
  const factor = unit === 'minute' || unit === 'hour' || unit === 'day' || unit === 'week' ? MINUTES[unit] : 0;
  const minutesBefore = readNumber(grammar, match.groups?.['n'] ?? '') * factor;
  const [start, end] = [match.index, match.index + match[0].length];
  const span: Span = {
    kind: 'reminder',
    start,
    end,
    text: masked.original.slice(start, end),
    value: String(minutesBefore),
  };
  masked.mask(span);
  return { minutesBefore, span };
}
