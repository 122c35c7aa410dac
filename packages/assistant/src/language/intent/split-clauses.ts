import { ENGLISH_DIALOGUE } from '../data/english-dialogue.ts';
import { ENGLISH_REMINDER } from '../data/english-reminder.ts';
import { findQuotes } from '../find-quotes.ts';
import { anyOf, WORD_END } from '../pattern.ts';

/** A clause, and how sure it is that a new one begins there. */
export interface Clause {
  readonly text: string;
  /** After a new task's title only these are taken for another command without looking further. */
  readonly isPlain: boolean;
  /** What stood between this clause and the one before. */
  readonly joint: string;
}

const { plain, resolved, ask } = ENGLISH_DIALOGUE.heads;
const JOINT = String.raw`(?:\s*[,;.]?\s*(?:\band\s+then\b|\band\s+also\b|\bthen\b|\band\b|\balso\b)|\s*[;]|[.!?](?=\s)|\s*,)\s*`;
/** "and remind me 2 days before" belongs to the task, it is no task of its own. */
const AHEAD = `${anyOf(ENGLISH_REMINDER.ask)}\\s+\\S+\\s*\\S*\\s+${anyOf(ENGLISH_REMINDER.before)}`;
const BREAK = new RegExp(
  `(?<joint>${JOINT})(?=(?:please\\s+)?(?:(?!${AHEAD})(?<plain>${anyOf(plain)})|${anyOf([...resolved, ...ask])})${WORD_END}\\s*\\S?)`,
  'giu',
);

/** Splits "mark milk done and add eggs" where a new command begins; quoted words are never split. */
export function splitClauses(text: string): readonly Clause[] {
  const quotes = findQuotes(text);
  const clauses: Clause[] = [];
  let [start, isPlain, joint] = [0, true, ''];
  for (const match of text.matchAll(BREAK)) {
    const isQuoted = quotes.some((quote) => match.index >= quote.start && match.index < quote.end);
    if (isQuoted || match.index === 0 || text.slice(start, match.index).trim() === '') continue;
    clauses.push({ text: text.slice(start, match.index), isPlain, joint });
    start = match.index + match[0].length;
    isPlain = match.groups?.['plain'] !== undefined;
    joint = match[0];
  }
  clauses.push({ text: text.slice(start), isPlain, joint });
  return clauses;
}
