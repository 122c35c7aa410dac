import { expect, test } from 'vitest';
import { knownPlans } from './known-plans.ts';
import { makePlan } from './plan/make-plan.ts';
import { simulate } from './simulate.ts';

test.for(knownPlans)('$title', async ({ plan }) => {
  expect((await simulate(plan)).found).toEqual([]);
});

test('P1: the same plan takes the same course', async () => {
  for (const seed of [7, 8, 9]) expect(await simulate(makePlan(seed))).toEqual(await simulate(makePlan(seed)));
});
