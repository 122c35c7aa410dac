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

  test('X3: however often the last is put second, or a pair is swapped, positions do not outgrow what a record may have', () => {
    for (const index of [1, 2, 3]) {
      let siblings: Positioned[] = Array.from({ length: 5 }, (_, at) => ({ id: `id-${at}`, position: `a${at}` }));
      let longest = 0;
      let moves = 0;
      for (let count = 0; count < 5000; count += 1) {
        const [last] = siblings.slice(-1);
        const rest = siblings.slice(0, -1);
        moves += placeBetween(rest, index).moved.length;
        siblings = insert(rest, index, last?.id ?? '');
        expect(siblings.map(({ id }) => id)).toEqual(rest.map(({ id }) => id).toSpliced(index, 0, last?.id ?? ''));
        longest = Math.max(longest, ...siblings.map(({ position }) => position.length));
      }
      expect(longest).toBeLessThanOrEqual(60);
      // Room is made now and then, not at every turn.
      expect(moves).toBeLessThan(5000 / 20);
    }
  });

  test('X3: where room has to be made, everything keeps its order, equals too', () => {
    const long = (digit: string) => `a0${'0'.repeat(58)}${digit}`;
    const crowd = ['a0', 'a0', 'a0', long('1'), long('1'), long('2'), 'a1', 'a1', long('3').replace('a0', 'a1')];
    const siblings = crowd.map((position, at) => ({ id: `id-${at}`, position })).toSorted(comparePositions);
    for (let index = 0; index <= siblings.length; index += 1) {
      for (const id of ['a', 'z']) {
        const result = insert(siblings, index, id);
        expect(result.map((sibling) => sibling.id)).toEqual(siblings.map((one) => one.id).toSpliced(index, 0, id));
        expect(result.every(({ position }) => isPosition(position))).toBe(true);
      }
    }
  });

  test('a foreign text is no position', () => {
    expect(['a0', 'Zz', 'a0V'].every(isPosition)).toBe(true);
    expect(['', 'first', '!', 'a', 'a00'].some(isPosition)).toBe(false);
  });
});
