import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

import type { Positioned } from './compare-positions.ts';

/** Where something goes, and the siblings that need a new position first so that there is room. */
export interface Placement {
  readonly position: string;
  readonly moved: readonly Positioned[];
}

/** Positions at one spot lengthen by one character every few placements; this long, room is made for shorter ones. */
const TOO_LONG = 60;
/** Siblings with longer positions than this are in the crowd that takes up the room. */
const CROWDED = 20;

/**
 * A position for what is to stand at `index` among `siblings` (0 is before the first).
 *
 * Concurrent inserts can give siblings equal positions, between which no key exists. Then the equal ones on the smaller
 * side of the gap get new positions first, in the same order (X3).
 *
 * @param siblings in their order, without what is being placed
 */
export function placeBetween(siblings: readonly Positioned[], index: number): Placement {
  const placement = placeAt(siblings, index);
  const isTooLong = [placement, ...placement.moved].some(({ position }) => position.length > TOO_LONG);
  return isTooLong ? spreadAround(siblings, index) : placement;
}

function placeAt(siblings: readonly Positioned[], index: number): Placement {
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

/** Spreads the crowd around the gap, and what is placed among it, over the room between the next ones not in it. */
function spreadAround(siblings: readonly Positioned[], index: number): Placement {
  let first = index;
  while (isCrowded(siblings[first - 1])) first -= 1;
  const lower = siblings[first - 1]?.position ?? null;
  // Those that equal the lower end leave no room either.
  const beyond = siblings.findIndex((sibling, at) => at >= index && !isCrowded(sibling) && sibling.position !== lower);
  const end = beyond === -1 ? siblings.length : beyond;
  const crowd = siblings.slice(first, end);
  const keys = generateNKeysBetween(lower, siblings[end]?.position ?? null, crowd.length + 1);
  const [position = ''] = keys.splice(index - first, 1);
  return { position, moved: reposition(crowd, keys) };
}

function isCrowded(sibling: Positioned | undefined): boolean {
  return sibling !== undefined && sibling.position.length > CROWDED;
}

function reposition(siblings: readonly Positioned[], keys: readonly string[]): Positioned[] {
  return siblings.map((sibling, index) => ({ id: sibling.id, position: keys[index] ?? sibling.position }));
}
