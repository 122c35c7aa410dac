import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

import type { Positioned } from './compare-positions.ts';

/** Where something goes, and the siblings that need a new position first so that there is room. */
export interface Placement {
  readonly position: string;
  readonly moved: readonly Positioned[];
}

/**
 * A position for what is to stand at `index` among `siblings` (0 is before the first).
 *
 * Concurrent inserts can give siblings equal positions, between which no key exists. Then the equal ones on the smaller
 * side of the gap get new positions first, in the same order (X3).
 *
 * @param siblings in their order, without what is being placed
 */
export function placeBetween(siblings: readonly Positioned[], index: number): Placement {
  const before = siblings[index - 1];
  const after = siblings[index];
  if (before === undefined || after === undefined || before.position !== after.position) {
    return { position: generateKeyBetween(before?.position ?? null, after?.position ?? null), moved: [] };
  }
  const equals = siblings.filter((sibling) => sibling.position === before.position);
  const first = siblings.indexOf(equals[0] ?? before);
  const left = equals.slice(0, index - first);
  const right = equals.slice(index - first);
  if (left.length < right.length) {
    const lower = siblings[first - 1]?.position ?? null;
    const keys = generateNKeysBetween(lower, before.position, left.length);
    return { position: generateKeyBetween(keys.at(-1), before.position), moved: reposition(left, keys) };
  }
  const upper = siblings[first + equals.length]?.position ?? null;
  const keys = generateNKeysBetween(before.position, upper, right.length);
  return { position: generateKeyBetween(before.position, keys[0]), moved: reposition(right, keys) };
}

function reposition(siblings: readonly Positioned[], keys: readonly string[]): Positioned[] {
  return siblings.map((sibling, index) => ({ id: sibling.id, position: keys[index] ?? sibling.position }));
}
