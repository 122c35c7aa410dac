import * as fc from 'fast-check';

import { checkRule } from './check-rule.ts';
import type { Rule, RuleDay, Weekday } from './rule.ts';

const WEEKDAYS: readonly Weekday[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

const weekday = fc.constantFrom(...WEEKDAYS);
const fromEitherEnd = (max: number): fc.Arbitrary<number> =>
  fc.oneof(fc.integer({ min: 1, max }), fc.integer({ min: -max, max: -1 }));
const sometimes = (value: fc.Arbitrary<number>): fc.Arbitrary<number[]> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant<number[]>([]) },
    {
      weight: 1,
      arbitrary: fc
        .uniqueArray(value, { minLength: 1, maxLength: 3 })
        .map((numbers) => numbers.toSorted((a, b) => a - b)),
    },
  );
const plainDays: fc.Arbitrary<RuleDay[]> = fc
  .uniqueArray(weekday, { minLength: 1, maxLength: 4 })
  .map((days) => days.map((day) => ({ weekday: day, ordinal: null })));
const numberedDays: fc.Arbitrary<RuleDay[]> = fc
  .tuple(weekday, fromEitherEnd(5))
  .map(([day, ordinal]) => [{ weekday: day, ordinal }]);

function isConsistent(rule: Rule): boolean {
  try {
    checkRule(rule);
    return true;
  } catch {
    return false;
  }
}

/** Rules of every shape that `parseRule` accepts, without COUNT and UNTIL; the ends of months come up often. */
export const ruleArbitrary: fc.Arbitrary<Rule> = fc
  .record({
    frequency: fc.constantFrom('DAILY' as const, 'WEEKLY' as const, 'MONTHLY' as const, 'YEARLY' as const),
    interval: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 5 })),
    count: fc.constant(null),
    until: fc.constant(null),
    months: sometimes(fc.integer({ min: 1, max: 12 })),
    weekNumbers: sometimes(fromEitherEnd(53)),
    yearDays: sometimes(fromEitherEnd(366)),
    monthDays: sometimes(fc.oneof(fromEitherEnd(31), fc.constantFrom(29, 30, 31, -1))),
    days: fc.oneof(fc.constant([]), plainDays, numberedDays),
    setPositions: sometimes(fromEitherEnd(4)),
    weekStart: fc.constantFrom('MO' as const, 'SU' as const, 'WE' as const),
  })
  .filter(isConsistent);

/** Dates over four years, a leap year and two year ends included. */
export const dateArbitrary: fc.Arbitrary<string> = fc
  .record({
    year: fc.integer({ min: 2023, max: 2027 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
  })
  .map(({ year, month, day }) => {
    const isLeap = year % 4 === 0;
    const last = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
    return `${year}-${String(month).padStart(2, '0')}-${String(Math.min(day, last)).padStart(2, '0')}`;
  });
