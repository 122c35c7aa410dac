import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchAnchor } from './search-anchor.ts';
import { SearchText } from './search-text.ts';

function found(text: SearchText, words: readonly string[], texts: readonly string[]): number[] {
  const lines: number[] = [];
  text.search({ words, fits: () => true, read: (line) => texts[line] ?? '', found: (line) => lines.push(line) });
  return lines.toSorted((a, b) => a - b);
}

const part = fc.constantFrom(
  'milk',
  'mil',
  'k',
  'ilk',
  'straße',
  '牛乳',
  '😀',
  'a',
  'lk m',
  '\n',
  ' ',
  'y'.repeat(230),
);
const line = fc.array(part, { maxLength: 4 }).map((parts) => parts.join(''));
const words = fc.uniqueArray(fc.constantFrom('milk', 'k', 'invoice', 'voice', 'lkm', 'ß', '乳', '😀', 'yy', 'aa'), {
  minLength: 1,
  maxLength: 3,
});

describe('SearchText', () => {
  it('finds each line that contains all of the words, whatever was replaced, however little is kept', () => {
    const lines = fc.array(line, { minLength: 1, maxLength: 600 });
    const replacements = fc.array(fc.tuple(fc.nat(599), line), { maxLength: 60 });
    fc.assert(
      fc.property(lines, replacements, words, fc.constantFrom(0, 1000, 1e6), (texts, changes, asked, capacity) => {
        const now = [...texts];
        const text = new SearchText({ capacity });
        texts.forEach((each, index) => expect(text.append(each)).toBe(index));
        for (const [index, each] of changes.filter(([at]) => at < now.length)) {
          found(text, ['k'], now);
          text.replace(index, each);
          now[index] = each;
        }
        const expected = now.flatMap((each, index) => (asked.every((word) => each.includes(word)) ? [index] : []));
        expect(found(text, asked, now)).toEqual(expected);
      }),
      { numRuns: 60, seed: 20261123 },
    );
  });

  it('reads only what fits of what is not kept', () => {
    const text = new SearchText({ capacity: 500 });
    const texts = ['short milk', `${'x'.repeat(300)} milk`, `${'x'.repeat(300)} milk`, `${'x'.repeat(300)} milk`];
    for (const each of texts) text.append(each);
    const [read, lines]: [number[], number[]] = [[], []];
    text.search({
      words: ['milk'],
      fits: (at) => at !== 3,
      read: (at) => {
        read.push(at);
        return texts[at] ?? '';
      },
      found: (at) => lines.push(at),
    });
    expect(read).toEqual([2]);
    expect(lines.toSorted((a, b) => a - b)).toEqual([0, 1, 2]);
  });

  it('gives the room of what is replaced to what comes', () => {
    const text = new SearchText({ capacity: 500 });
    const long = `${'x'.repeat(300)} milk`;
    text.append(long);
    text.replace(0, 'short');
    text.append(long);
    let reads = 0;
    const read = (): string => {
      reads += 1;
      return long;
    };
    const lines: number[] = [];
    text.search({ words: ['milk'], fits: () => true, read, found: (at) => lines.push(at) });
    expect({ lines, reads }).toEqual({ lines: [1], reads: 0 });
  });
});

it.each([
  ['invoice', 2],
  ['rent', 0],
  ['y', 0],
  ['', 0],
  ['as997', 2],
])('%s is looked for from its letter %i on', (word, at) => {
  expect(searchAnchor(word)).toBe(at);
});
