import { expect, it } from 'vitest';
import { opIdOf } from '../load/task-request.ts';
import { judgeLog } from './check-log.ts';

const change = (seq: number, number: number) => ({ seq, op_id: opIdOf(number) });
const acknowledged = (number: number, seq: number) => ({ person: 0, number, seq });
const clean = { unlogged: 0, logged_twice: 0, seq_gaps: 0, unacknowledged: 0 };

it.each([
  ['a log that is as it was told', [change(1, 7), change(2, 8)], [acknowledged(7, 1), acknowledged(8, 2)], clean],
  [
    'an acknowledged write that is not there',
    [change(1, 7)],
    [acknowledged(7, 1), acknowledged(8, 2)],
    { ...clean, unlogged: 1 },
  ],
  ['a write at another seq', [change(1, 7)], [acknowledged(7, 2)], { ...clean, unlogged: 1 }],
  ['a write that is there twice', [change(1, 7), change(2, 7)], [acknowledged(7, 2)], { ...clean, logged_twice: 1 }],
  ['a gap', [change(1, 7), change(3, 8)], [acknowledged(7, 1), acknowledged(8, 3)], { ...clean, seq_gaps: 1 }],
  [
    'a write that nobody was told of',
    [change(1, 7), change(2, 8)],
    [acknowledged(7, 1)],
    { ...clean, unacknowledged: 1 },
  ],
])('S1, S3: finds %s', (_title, log, told, expected) => {
  expect(judgeLog(log, told)).toEqual(expected);
});
