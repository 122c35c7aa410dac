import { expect, it } from 'vitest';
import { SequenceCheck } from './sequence-check.ts';

function checkOf(cursor: number, seqs: readonly number[]) {
  const check = new SequenceCheck(cursor);
  for (const seq of seqs) check.take(seq);
  return check;
}

it.each([
  ['nothing wrong', [4, 5, 6], { lost: 0, doubled: 0, outOfOrder: 0 }],
  ['a lost one', [4, 6], { lost: 1, doubled: 0, outOfOrder: 0 }],
  ['a lost tail', [4], { lost: 2, doubled: 0, outOfOrder: 0 }],
  ['one that came twice', [4, 5, 5, 6], { lost: 0, doubled: 1, outOfOrder: 0 }],
  ['one from before the cursor', [3, 4, 5, 6], { lost: 0, doubled: 1, outOfOrder: 0 }],
  ['two that changed places', [5, 4, 6], { lost: 0, doubled: 0, outOfOrder: 1 }],
  ['one that came late and twice', [5, 4, 4, 6], { lost: 0, doubled: 1, outOfOrder: 1 }],
  ['nothing at all', [], { lost: 3, doubled: 0, outOfOrder: 0 }],
])('counts %s', (_title, seqs, expected) => {
  const check = checkOf(3, seqs);
  expect({ lost: check.lost(6), doubled: check.doubled, outOfOrder: check.outOfOrder }).toEqual(expected);
  expect(check.received).toBe(seqs.length);
});
