import { expect, test } from 'vitest';
import { Allowance } from './allowance.ts';

const budget = { points: 60, perMs: 60_000 };

function spend(allowance: Allowance, points: number, now: number): void {
  for (let point = 0; point < points; point += 1) expect(allowance.take(budget, 1, now)).toBe(0);
}

test('all points are there at first, and not one more', () => {
  const allowance = new Allowance();
  spend(allowance, 60, 5_000);
  expect(allowance.take(budget, 1, 5_000)).toBe(1_000);
});

test('points come back one by one', () => {
  const allowance = new Allowance();
  spend(allowance, 60, 0);
  spend(allowance, 10, 10_000);
  expect(allowance.take(budget, 1, 10_000)).toBeGreaterThan(0);
  spend(allowance, 60, 200_000);
});

test('what is refused costs nothing, and is told when it would be granted', () => {
  const allowance = new Allowance();
  expect(allowance.take(budget, 50, 0)).toBe(0);
  expect(allowance.take(budget, 30, 0)).toBe(20_000);
  expect(allowance.take(budget, 30, 20_000)).toBe(0);
});

test('C9: after a refusal what follows is refused too, however little it asks, so that nothing overtakes it', () => {
  const quick = { points: 60_000, perMs: 60_000 };
  const allowance = new Allowance();
  expect(allowance.take(quick, 59_999, 0)).toBe(0);
  expect(allowance.take(quick, 2, 0)).toBe(1_000);
  expect(allowance.take(quick, 1, 500)).toBe(500);
  expect(allowance.take(quick, 1, 1_000)).toBe(0);
});

test('who asks for more than there ever is waits for all of it, not forever', () => {
  const allowance = new Allowance();
  expect(allowance.take(budget, 1_000, 0)).toBe(0);
  expect(allowance.take(budget, 1_000, 0)).toBe(60_000);
  expect(allowance.take(budget, 1_000, 60_000)).toBe(0);
});

test('budgets whose points do not divide the time are exact', () => {
  for (const points of [7, 13, 300, 9_999]) {
    const allowance = new Allowance();
    const odd = { points, perMs: 60_000 };
    let granted = 0;
    while (allowance.take(odd, 1, 123.456) === 0) granted += 1;
    expect(granted).toBe(points);
  }
});
