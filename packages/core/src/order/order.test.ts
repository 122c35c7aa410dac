import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { comparePositions, type Positioned } from './compare-positions.ts';
import { isPosition } from './is-position.ts';
import { placeBetween } from './place-between.ts';

/** Siblings as concurrent inserts leave them: some positions are shared. */
const siblingsArbitrary = fc
  .array(fc.integer({ min: 0, max: 6 }), { maxLength: 12 })
  .map((keys) =>
    keys.map((key, index) => ({ id: `id-${String((index * 7) % 13).padStart(2, '0')}`, position: `a${key}` })),
  )
  .map((siblings) => siblings.toSorted(comparePositions));

function insert(siblings: readonly Positioned[], index: number, id: string): Positioned[] {
  const { position, moved } = placeBetween(siblings, index);
  const keys = new Map(moved.map((sibling) => [sibling.id, sibling.position]));
  const kept = siblings.map((sibling) => ({ id: sibling.id, position: keys.get(sibling.id) ?? sibling.position }));
  return [...kept, { id, position }].toSorted(comparePositions);
}

describe('order', () => {
  test('X3: equal positions sort by id, by code unit and not by locale', () => {
    const siblings = [
      { id: 'b', position: 'a0' },
      { id: 'c', position: 'Zz' },
      { id: 'a', position: 'a0' },
      { id: 'd', position: 'a0V' },
    ];
    expect(siblings.toSorted(comparePositions).map(({ id }) => id)).toEqual(['c', 'a', 'b', 'd']);
  });

  test('X3: what is placed at an index stands there, and the others keep their order', () => {
    fc.assert(
      fc.property(siblingsArbitrary, fc.nat(), (siblings, at) => {
        const index = at % (siblings.length + 1);
        // An id that sorts before all and one after all: only the position may decide.
        for (const id of ['a', 'z']) {
          const result = insert(siblings, index, id);
          expect(result.map((sibling) => sibling.id)).toEqual(
            siblings.map((sibling) => sibling.id).toSpliced(index, 0, id),
          );
          expect(result.every((sibling) => isPosition(sibling.position))).toBe(true);
        }
      }),
    );
  });

  test('X3: inserting between equals gives as few new keys as can be, elsewhere none', () => {
    fc.assert(
      fc.property(siblingsArbitrary, fc.nat(), (siblings, at) => {
        const index = at % (siblings.length + 1);
        const key = siblings[index]?.position;
        const between = index > 0 && key === siblings[index - 1]?.position;
        const left = siblings.slice(0, index).filter((sibling) => sibling.position === key).length;
        const right = siblings.slice(index).filter((sibling) => sibling.position === key).length;
        expect(placeBetween(siblings, index).moved).toHaveLength(between ? Math.min(left, right) : 0);
      }),
    );
  });

  test('X3: of two equals, one gets a new key', () => {
    const twins = [
      { id: 'a', position: 'a1' },
      { id: 'b', position: 'a1' },
      { id: 'c', position: 'a2' },
    ];
    const { position, moved } = placeBetween(twins, 1);
    expect(moved.map(({ id }) => id)).toEqual(['b']);
    expect(position > 'a1' && position < (moved[0]?.position ?? '')).toBe(true);
    expect((moved[0]?.position ?? '') < 'a2').toBe(true);
  });

  test('X3: a thousand inserts at one place stay apart', () => {
    let siblings: Positioned[] = [];
    for (let count = 0; count < 1000; count += 1)
      siblings = insert(siblings, Math.floor(siblings.length / 2), `id-${count}`);
    const positions = siblings.map((sibling) => sibling.position);
    expect(new Set(positions).size).toBe(1000);
    expect(Math.max(...positions.map((position) => position.length))).toBeLessThan(200);
  });

  test('a foreign text is no position', () => {
    expect(['a0', 'Zz', 'a0V'].every(isPosition)).toBe(true);
    expect(['', 'first', '!', 'a', 'a00'].some(isPosition)).toBe(false);
  });
});
