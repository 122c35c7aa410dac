import { expect, test } from 'vitest';
import { backoffMs } from './backoff.ts';

test('M6: the wait doubles with each try and never exceeds 30 s', () => {
  const ceiling = [0, 1, 2, 3, 4, 5, 6, 7, 50, 5000].map((attempt) => backoffMs(attempt, () => 1));
  expect(ceiling).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000, 30_000]);
});

test('C5: the jitter is full: any part of the wait, down to none', () => {
  expect(backoffMs(3, () => 0)).toBe(0);
  expect(backoffMs(3, () => 0.25)).toBe(1000);
});
