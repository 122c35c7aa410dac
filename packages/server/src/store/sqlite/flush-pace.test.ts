import { expect, it } from 'vitest';
import { FlushPace } from './flush-pace.ts';

function paceAfter(...ms: readonly number[]): FlushPace {
  const pace = new FlushPace();
  for (const each of ms) pace.note(each);
  return pace;
}

it('an unknown disk is not waited for, a quick one is', () => {
  expect(paceAfter().isQuick).toBe(false);
  expect(paceAfter(0.2).isQuick).toBe(true);
  expect(paceAfter(5).isQuick).toBe(false);
});

it('a disk that hesitates once is left to a thread until it has been quick for a while', () => {
  const quick = Array.from({ length: 30 }, () => 0.2);
  expect(paceAfter(...quick, 20).isQuick).toBe(false);
  expect(paceAfter(...quick, 20, 0.2).isQuick).toBe(false);
  expect(paceAfter(...quick, 20, ...quick).isQuick).toBe(true);
});
