import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from './edit-distance.ts';

/** The textbook definition, slow and plain. */
function plainDistance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_row, i) =>
    Array.from({ length: b.length + 1 }, (_cell, j) => (i === 0 ? j : i)),
  );
  const at = (i: number, j: number): number => table[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? at(i - 2, j - 2) + 1
          : Number.POSITIVE_INFINITY;
      const best = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
        swapped,
      );
      const row = table[i];
      if (row) row[j] = best;
    }
  }
  return at(a.length, b.length);
}

describe('edit distance', () => {
  it.each([
    ['milk', 'mlik', 1],
    ['report', 'reprot', 1],
    ['report', 'rapports', 3],
    ['', 'ab', 2],
  ])('%s to %s', (a, b, distance) => {
    expect(editDistance(a, b, 2)).toBe(distance);
  });

  it('agrees with the plain definition within the limit and is beyond it otherwise', () => {
    const words = fc.string({ maxLength: 9, unit: fc.constantFrom('a', 'b', 'c') });
    fc.assert(
      fc.property(words, words, fc.integer({ min: 1, max: 3 }), (a, b, limit) => {
        const plain = plainDistance(a, b);
        expect(editDistance(a, b, limit)).toBe(plain <= limit ? plain : limit + 1);
      }),
      { seed: 7, numRuns: 2000 },
    );
  });
});
