import { expect, test } from 'vitest';
import { Allowances } from './allowances.ts';

const budget = { points: 2, perMs: 60_000 };

test('each key spends its own', () => {
  const allowances = new Allowances(budget, 100);
  expect(allowances.take('ana', 2, 0)).toBe(0);
  expect(allowances.take('ana', 1, 0)).toBeGreaterThan(0);
  expect(allowances.take('bob', 1, 0)).toBe(0);
});

test('what was taken is remembered for as long as it counts, and no longer', () => {
  const allowances = new Allowances(budget, 100);
  for (let now = 0; now <= 600_000; now += 7_000) {
    allowances.take('ana', 1, now);
    expect(allowances.take('eve', 9, now) === 0).toBe(now % 63_000 === 0);
  }
  allowances.take('bob', 1, 700_000);
  allowances.take('bob', 1, 800_000);
  expect(allowances.size).toBe(1);
});

test('forgiven, all points are there again', () => {
  const allowances = new Allowances(budget, 100);
  allowances.take('ana', 2, 0);
  allowances.forgive('ana');
  expect(allowances.take('ana', 2, 0)).toBe(0);
});

test('a hundred thousand strangers take no more memory than it holds, and who is here keeps being counted', () => {
  const allowances = new Allowances(budget, 1_000);
  allowances.take('ana', 2, 0);
  let granted = 0;
  for (let stranger = 0; stranger < 100_000; stranger += 1) {
    allowances.take(`stranger ${stranger}`, 1, 1);
    if (stranger % 400 === 0 && allowances.take('ana', 1, 1) === 0) granted += 1;
  }
  expect(granted).toBe(0);
  expect(allowances.size).toBeLessThanOrEqual(1_000);
});
