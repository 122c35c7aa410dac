import type { TextRange } from './context.ts';

/** Stands in for consumed characters: neither a word character nor white space, so nothing matches across it. */
export const MASK = '\uFFFC';

/** Stands in for what was never to be read (quoted, or taken back by the user). */
const BLOCKED = '\uFFFB';

/** A text of which parts are consumed step by step; offsets never move. */
export class MaskedText {
  readonly original: string;
  #current: string;

  constructor(original: string) {
    this.original = original;
    this.#current = lowerKeepingLength(original);
  }

  /** Lower case, with consumed characters replaced by {@link MASK} and hidden ones by {@link BLOCKED}. */
  get current(): string {
    return this.#current;
  }

  /** Consumes a range: later steps no longer see it. */
  mask({ start, end }: TextRange): void {
    this.#fill(start, end, MASK);
  }

  /** Hides a range that belongs to the title, whatever it looks like. */
  block({ start, end }: TextRange): void {
    this.#fill(start, end, BLOCKED);
  }

  #fill(start: number, end: number, filler: string): void {
    this.#current = this.#current.slice(0, start) + filler.repeat(end - start) + this.#current.slice(end);
  }

  /** Whether any character of the range is consumed. */
  isMasked(range: TextRange): boolean {
    return /[\uFFFB\uFFFC]/u.test(this.#current.slice(range.start, range.end));
  }
}

/** Lower-cases without ever changing offsets: a few letters ("İ") grow when lowered. */
function lowerKeepingLength(text: string): string {
  const lowered = text.toLowerCase();
  if (lowered.length === text.length) return lowered;
  return Array.from(text, (character) => {
    const lower = character.toLowerCase();
    return lower.length === character.length ? lower : character;
  }).join('');
}
