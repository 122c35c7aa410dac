import { matchAt } from '../pattern.ts';

/** Reads a text from left to right; a failed attempt leaves it where it was. */
export class Cursor {
  readonly text: string;
  position: number;

  constructor(text: string, position: number) {
    this.text = text;
    this.position = position;
  }

  /** Eats a sticky pattern, white space before it included. */
  eat(pattern: RegExp): RegExpExecArray | undefined {
    const match = matchAt(pattern, this.text, this.position);
    if (match) this.position += match[0].length;
    return match;
  }

  /** Runs a reader; if it finds nothing, nothing was read. */
  attempt<T>(reader: () => T | undefined): T | undefined {
    const before = this.position;
    const result = reader();
    if (result === undefined) this.position = before;
    return result;
  }
}
