import type { TextRange } from './context.ts';

const QUOTES = /"[^"\n]+"|“[^”\n]+”|«[^»\n]+»|(?<=^|\s)'[^'\n]+'(?=$|[\s.,;!?])|(?<=^|\s)‘[^’\n]+’(?=$|[\s.,;!?])/gu;
const MARKS = '#@%';

/** Quoted literals: words to be taken as they are. A quoted name after `#`, `@` or `%` belongs to that mark instead. */
export function findQuotes(text: string): readonly TextRange[] {
  return Array.from(text.matchAll(QUOTES), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  })).filter(({ start }) => start === 0 || !MARKS.includes(text.charAt(start - 1)));
}

/** The text without the quotes around all of it. */
export function unquoted(text: string): string {
  const [only] = findQuotes(text);
  return only && only.start === 0 && only.end === text.length ? text.slice(1, -1) : text;
}
