import fc from 'fast-check';
import { expect, it } from 'vitest';
import { median } from './median.ts';
import { percentile } from './percentile.ts';

it('takes the middle of an odd number of values, the mean of the middle two of an even one', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(median([])).toBeNaN();
});

it('takes percentiles by the nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(percentile(hundred, 0.5)).toBe(50);
  expect(percentile(hundred, 0.99)).toBe(99);
  expect(percentile(hundred, 1)).toBe(100);
  expect(percentile([7], 0.01)).toBe(7);
  expect(percentile([], 0.5)).toBeNaN();
});

it('has the share that was asked for at or below a percentile, and no more than needed', () => {
  const values = fc.array(fc.integer(), { minLength: 1 });
  fc.assert(
    fc.property(values, fc.double({ min: 0.01, max: 1, noNaN: true }), (all, share) => {
      const value = percentile(all, share);
      expect(all).toContain(value);
      expect(all.filter((each) => each <= value).length).toBeGreaterThanOrEqual(share * all.length);
      expect(all.filter((each) => each < value).length).toBeLessThan(share * all.length);
    }),
  );
});
