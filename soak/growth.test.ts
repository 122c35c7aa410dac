import { SeededRandom } from '@lockstep/testkit/seeded-random';
import { expect, test } from 'vitest';
import { growth } from './growth.ts';

function samplesOf(value: (index: number) => number) {
  return Array.from({ length: 40 }, (_, index) => ({ atMs: index * 500, value: value(index) }));
}

test('what only goes up and down has not grown', () => {
  const random = new SeededRandom(1);
  expect(Math.abs(growth(samplesOf(() => 1_000 + random.below(100))))).toBeLessThan(20);
  expect(growth(samplesOf((index) => (index === 39 ? 9_000 : 1_000)))).toBe(0);
  // It goes up and down by 900.
  expect(growth(samplesOf((index) => (index % 10) * 100))).toBeLessThan(450);
});

test('what leaks a little each time has, however much it goes up and down', () => {
  const random = new SeededRandom(2);
  expect(growth(samplesOf((index) => index * 10))).toBeCloseTo(390);
  expect(growth(samplesOf((index) => index * 10 + random.below(200)))).toBeGreaterThan(300);
});

test('nothing measured is no growth', () => {
  expect(growth([])).toBe(0);
  expect(growth([{ atMs: 1, value: 1 }])).toBe(0);
});
