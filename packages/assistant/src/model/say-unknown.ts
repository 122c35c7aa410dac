import { ENGLISH_LEXICON } from '../language/data/english-lexicon.ts';
import { quoted, SENTENCES } from './english-sentences.ts';

const MOST_WORDS = 8;

/** What was not understood may be meant as a new task: how to say so. */
export function sayUnknown(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}'’]+/gu) ?? [];
  const [first] = words;
  const isThing = first !== undefined && /\p{L}/u.test(text) && !/\?\s*$/u.test(text) && words.length <= MOST_WORDS;
  if (!isThing || ENGLISH_LEXICON.talk.has(first)) return SENTENCES.unknown;
  return `I did not understand ${quoted(text)}, so nothing was changed. To make it a task, say ${quoted(`add ${text}`)}; “help” shows what I understand.`;
}
