import { ENGLISH_DIALOGUE } from '../data/english-dialogue.ts';
import { ENGLISH_CALENDAR } from '../data/english-calendar.ts';
import { anyOf } from '../pattern.ts';
import { wholePhrase } from './word-stripping.ts';

const ORDINALS = anyOf(Object.keys(ENGLISH_CALENDAR.ordinals));
const ONE = anyOf(ENGLISH_DIALOGUE.one);
const ENTRY = `(?:(?:${anyOf(ENGLISH_DIALOGUE.number)}\\s*)?(?<digits>\\d{1,3})(?!\\d)(?:st|nd|rd|th)?|(?<word>${ORDINALS}))(?:\\s+${ONE}s?)?`;
const ENTRY_HERE = new RegExp(`\\s*(?:the\\s+)?${ENTRY}`, 'iuy');
const RANGE = /^\s*(?<from>\d{1,3})\s*(?:-|–|to|through)\s*(?<to>\d{1,3})\s*$/u;
const SEPARATOR = /\s*(?:,\s*and\b|,|&|\band\b|\+)/iuy;
const isLast = wholePhrase(ENGLISH_DIALOGUE.lastOne);

/** Reads "3", "#2", "the second one", "1 and 3", "2-4", "the last one" as positions in a list, or undefined. */
export function readPositions(text: string, length: number): readonly number[] | undefined {
  if (isLast(text)) return length > 0 ? [length] : [];
  const range = RANGE.exec(text)?.groups;
  if (range) {
    const [from, to] = [Number(range['from']), Number(range['to'])];
    return to >= from && to - from < 100
      ? Array.from({ length: to - from + 1 }, (_value, index) => from + index)
      : undefined;
  }
  const positions: number[] = [];
  let at = 0;
  while (at < text.length) {
    ENTRY_HERE.lastIndex = at;
    const entry = ENTRY_HERE.exec(text)?.groups;
    if (!entry) return undefined;
    positions.push(
      entry['digits'] ? Number(entry['digits']) : (ENGLISH_CALENDAR.ordinals[(entry['word'] ?? '').toLowerCase()] ?? 0),
    );
    at = ENTRY_HERE.lastIndex;
    if (text.slice(at).trim() === '') break;
    SEPARATOR.lastIndex = at;
    if (!SEPARATOR.test(text)) return undefined;
    at = SEPARATOR.lastIndex;
  }
  return positions.length > 0 ? positions : undefined;
}
