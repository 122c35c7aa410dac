const SPECIAL = /[.*+?^${}()|[\]\\]/gu;

/** Escapes a literal for use inside a regular expression; a space matches any run of white space. */
export function literal(text: string): string {
  return text.replace(SPECIAL, '\\$&').replaceAll(' ', '\\s+');
}

/** A non-capturing alternation of literals, longest first so that a longer phrase is never cut short. */
export function anyOf(words: readonly string[]): string {
  const sorted = words.toSorted((a, b) => b.length - a.length);
  return `(?:${sorted.map(literal).join('|')})`;
}

/** What must not precede a word for it to be a whole word. */
export const WORD_START = '(?<![\\p{L}\\p{N}_])';
/** What must not follow a word for it to be a whole word. */
export const WORD_END = '(?![\\p{L}\\p{N}_])';

/** Compiles one pattern to be searched for and to be tried at one place. */
export interface Matcher {
  readonly find: RegExp;
  readonly here: RegExp;
}

/** Compiles a whole-word pattern. */
export function wholeWord(source: string): Matcher {
  const full = `${WORD_START}(?:${source})${WORD_END}`;
  return { find: new RegExp(full, 'giu'), here: new RegExp(full, 'iuy') };
}

/** Compiles a pattern that begins a word and may end anywhere: more is read after it. */
export function wordPrefix(source: string): Matcher {
  const full = `${WORD_START}(?:${source})`;
  return { find: new RegExp(full, 'giu'), here: new RegExp(full, 'iuy') };
}

/** Tries a sticky expression at `position`. */
export function matchAt(pattern: RegExp, text: string, position: number): RegExpExecArray | undefined {
  pattern.lastIndex = position;
  return pattern.exec(text) ?? undefined;
}
