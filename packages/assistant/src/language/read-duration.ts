import { ENGLISH_DURATION } from './data/english-duration.ts';
import type { CalendarGrammar } from './date/calendar-grammar.ts';
import type { MaskedText } from './masked-text.ts';
import { anyOf, WORD_END, WORD_START } from './pattern.ts';
import type { Span } from './span.ts';

const patterns = new WeakMap<CalendarGrammar, RegExp>();

function patternFor(grammar: CalendarGrammar): RegExp {
  const known = patterns.get(grammar);
  if (known) return known;
  const { words, sources } = grammar;
  const { lead, some } = ENGLISH_DURATION;
  const unit = anyOf([...words.units.minute, ...words.units.hour]);
  const amount = `(?:${anyOf(some)}|\\d+(?:[.,]\\d+)?|${sources.number})\\s*${unit}`;
  const joint = `\\s*(?:${anyOf(words.and)}\\s+)?`;
  const made = new RegExp(`${WORD_START}${anyOf(lead)}\\s+${amount}(?:${joint}\\d+(?:\\s*${unit})?)?${WORD_END}`, 'iu');
  patterns.set(grammar, made);
  return made;
}

/**
 * Reads how long something takes ("for 1h"), so that it is no date. Tasks have no end: beside a time of day it becomes a note,
 * else it stays in the title.
 */
export function readDuration(masked: MaskedText, grammar: CalendarGrammar): Span | undefined {
  const match = patternFor(grammar).exec(masked.current);
  if (!match) return undefined;
  const [start, end] = [match.index, match.index + match[0].length];
  const text = masked.original.slice(start, end);
  masked.block({ start, end });
  return { kind: 'notes', start, end, text, value: text };
}
