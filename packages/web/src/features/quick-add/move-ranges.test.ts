import { expect, it } from 'vitest';
import { moveRanges } from './move-ranges.ts';

const friday = { start: 9, end: 15 };
const text = 'call Bob friday';

it.each([
  ['words come after', `${text} please`, [friday]],
  ['words come before', `please ${text}`, [{ start: 16, end: 22 }]],
  ['words before it go', 'Bob friday', [{ start: 4, end: 10 }]],
  ['it is edited', 'call Bob fridxay', []],
  ['it goes', 'call Bob', []],
  ['all goes', '', []],
])('follows a range when %s', (_what, after, expected) => {
  expect(moveRanges([friday], text, after)).toEqual(expected);
});
