import { searchAnchor } from './search-anchor.ts';

const linesAChunk = 256;

/** A text up to this length is always kept. */
const alwaysKept = 200;

interface Chunk {
  /** The texts of its lines, each followed by a line break. */
  joined: string;
  /** Where in it each line ends, after its line break. */
  readonly ends: number[];
  /** Its lines whose text is not here. */
  readonly absent: Set<number>;
}

export interface SearchTextOptions {
  /** About how many UTF-16 code units are kept of texts that are not short. */
  readonly capacity: number;
}

/** What to look for, and whom to tell of the lines that contain it. */
export interface TextSearch {
  /** Folded, without white space, not empty; at least one. */
  readonly words: readonly string[];
  /** Whether it is worth reading a line's text, where it is not kept here. */
  readonly fits: (line: number) => boolean;
  /** The text of such a line. */
  readonly read: (line: number) => string;
  readonly found: (line: number) => void;
}

/**
 * Texts to be searched for words anywhere in them, numbered from 0. They lie joined in pieces of a few thousand code units,
 * through which a search is many times quicker than through as many strings of their own. What is long
 * beyond the capacity is left where it came from, and read when it is searched.
 */
export class SearchText {
  readonly #chunks: Chunk[] = [];
  readonly #capacity: number;
  #longKept = 0;
  #lines = 0;

  constructor({ capacity }: SearchTextOptions) {
    this.#capacity = capacity;
  }

  /** Answers the new line's number. */
  append(text: string): number {
    const line = this.#lines;
    this.#lines += 1;
    if (line % linesAChunk === 0) this.#chunks.push({ joined: '', ends: [], absent: new Set() });
    const chunk = this.#chunkOf(line);
    const kept = this.#keep(chunk, line, text);
    chunk.joined += `${kept}\n`;
    chunk.ends.push(chunk.joined.length);
    return line;
  }

  replace(line: number, text: string): void {
    const chunk = this.#chunkOf(line);
    const local = line % linesAChunk;
    const [start, end] = [startOf(chunk, local), endOf(chunk, local)];
    this.#drop(end - start - 1);
    const kept = this.#keep(chunk, line, text);
    chunk.joined = `${chunk.joined.slice(0, start)}${kept}\n${chunk.joined.slice(end)}`;
    const shift = start + kept.length + 1 - end;
    if (shift !== 0) chunk.ends.forEach((at, index, ends) => (index >= local ? (ends[index] = at + shift) : at));
  }

  /** Tells of each line that contains all of the words, in any order; of those not kept here only of those that fit. */
  search(search: TextSearch): void {
    const [longest = '', ...others] = search.words.toSorted((a, b) => b.length - a.length);
    const anchor = searchAnchor(longest);
    const rest = longest.slice(anchor);
    this.#chunks.forEach((chunk, index) => {
      searchJoined(chunk, index * linesAChunk, { ...search, longest, anchor, rest, others });
      for (const line of chunk.absent) {
        if (!search.fits(line)) continue;
        const text = search.read(line);
        if (search.words.every((word) => text.includes(word))) search.found(line);
      }
    });
  }

  #chunkOf(line: number): Chunk {
    const chunk = this.#chunks[Math.floor(line / linesAChunk)];
    if (chunk === undefined) throw new Error(`There is no line ${line}.`);
    return chunk;
  }

  #keep(chunk: Chunk, line: number, text: string): string {
    const isLong = text.length > alwaysKept;
    if (isLong && this.#longKept + text.length > this.#capacity) {
      chunk.absent.add(line);
      return '';
    }
    if (isLong) this.#longKept += text.length;
    chunk.absent.delete(line);
    return text;
  }

  #drop(length: number): void {
    if (length > alwaysKept) this.#longKept -= length;
  }
}

function startOf(chunk: Chunk, local: number): number {
  return local === 0 ? 0 : endOf(chunk, local - 1);
}

function endOf(chunk: Chunk, local: number): number {
  return chunk.ends[local] ?? chunk.joined.length;
}

interface JoinedSearch extends TextSearch {
  readonly longest: string;
  /** Where in it `rest` begins, which is looked for. */
  readonly anchor: number;
  readonly rest: string;
  readonly others: readonly string[];
}

function searchJoined(chunk: Chunk, firstLine: number, search: JoinedSearch): void {
  const { joined } = chunk;
  const { longest, anchor, rest } = search;
  let local = 0;
  for (let at = joined.indexOf(rest); at !== -1;) {
    if (anchor > 0 && !joined.startsWith(longest, at - anchor)) {
      at = joined.indexOf(rest, at + 1);
      continue;
    }
    while (endOf(chunk, local) <= at) local += 1;
    const end = endOf(chunk, local);
    if (hasAll(joined, search.others, startOf(chunk, local), end)) search.found(firstLine + local);
    at = joined.indexOf(rest, end);
  }
}

/** No word contains a line break, so what is found before the line's end is within it. */
function hasAll(joined: string, words: readonly string[], start: number, end: number): boolean {
  if (words.length === 0) return true;
  const text = joined.slice(start, end);
  return words.every((word) => text.includes(word));
}
