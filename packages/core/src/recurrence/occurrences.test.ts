import * as fc from 'fast-check';
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';

import { bruteForce } from './brute-force.testing.ts';
import { formatRule } from './format-rule.ts';
import { occurrences } from './occurrences.ts';
import { parseRule } from './parse-rule.ts';
import type { Rule } from './rule.ts';
import { dateArbitrary, ruleArbitrary } from './rule.testing.ts';

function until(rule: Rule, start: string, end: string, after: string | null = null): string[] {
  const dates: string[] = [];
  for (const date of occurrences(rule, start, after)) {
    if (date > end) break;
    dates.push(date);
  }
  return dates;
}

function first(count: number, rrule: string, start: string, after: string | null = null): string[] {
  return [...occurrences(parseRule(rrule), start, after).take(count)];
}

describe('occurrences', () => {
  test('X9: agrees with looking at every single day', () => {
    fc.assert(
      fc.property(ruleArbitrary, dateArbitrary, (rule, start) => {
        const end = Temporal.PlainDate.from(start).add({ days: 800 }).toString();
        expect(until(rule, start, end), formatRule(rule)).toEqual(bruteForce(rule, start, end));
      }),
      { numRuns: 250 },
    );
  });

  test('X9: beginning after a date gives the same as passing over what comes before', () => {
    fc.assert(
      fc.property(ruleArbitrary, dateArbitrary, dateArbitrary, (rule, start, after) => {
        const end = Temporal.PlainDate.from(start).add({ days: 2000 }).toString();
        const all = until(rule, start, end);
        expect(until(rule, start, end, after)).toEqual(all.filter((date) => date > after));
      }),
      { numRuns: 200 },
    );
  });

  test('X9: agrees with rrule-temporal where short months and numbered weeks play no part', () => {
    const shared = ruleArbitrary.filter(
      (rule) => rule.weekNumbers.length === 0 && rule.yearDays.length === 0 && Math.max(0, ...rule.monthDays) <= 28,
    );
    const start = dateArbitrary.filter((date) => Number(date.slice(8)) <= 28);
    fc.assert(
      fc.property(shared, start, (rule, from) => {
        const begin = Temporal.PlainDate.from(from).toZonedDateTime('UTC');
        const end = begin.add({ days: 500 });
        const peer = new RRuleTemporal({ rruleString: formatRule(rule), dtstart: begin, maxIterations: 600 });
        const dates = peer.between(begin, end, true).map((date) => date.toPlainDate().toString());
        expect(until(rule, from, end.toPlainDate().toString()), formatRule(rule)).toEqual(dates);
      }),
      { numRuns: 150 },
    );
  });

  test.each([
    ['FREQ=MONTHLY', '2026-01-31', ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']],
    ['FREQ=MONTHLY;INTERVAL=2', '2027-12-30', ['2027-12-30', '2028-02-29', '2028-04-30', '2028-06-30']],
    ['FREQ=MONTHLY;BYMONTHDAY=31', '2026-02-10', ['2026-02-28', '2026-03-31', '2026-04-30']],
    ['FREQ=MONTHLY;BYMONTHDAY=30,31', '2026-01-29', ['2026-01-30', '2026-01-31', '2026-02-28', '2026-03-30']],
    ['FREQ=MONTHLY;BYMONTHDAY=29,30,31;BYSETPOS=2', '2026-01-01', ['2026-01-30', '2026-03-30', '2026-04-30']],
    ['FREQ=YEARLY', '2024-02-29', ['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29']],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '2026-01-01', ['2026-02-28', '2027-02-28', '2028-02-29']],
    ['FREQ=YEARLY;BYMONTH=1,2,4', '2026-01-31', ['2026-01-31', '2026-02-28', '2026-04-30', '2027-01-31']],
    ['RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD', '2026-01-31', ['2026-01-31', '2026-02-28', '2026-03-31']],
  ])('X9: short months fall back to their last day: %s from %s', (rrule, start, expected) => {
    expect(first(expected.length, rrule, start)).toEqual(expected);
  });

  test.each([
    ['FREQ=DAILY;INTERVAL=3', '2026-11-22', ['2026-11-22', '2026-11-25', '2026-11-28']],
    ['FREQ=WEEKLY', '2026-11-25', ['2026-11-25', '2026-12-02']],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', '2026-11-27', ['2026-11-27', '2026-11-30', '2026-12-01']],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO', '1997-08-05', ['1997-08-05', '1997-08-10', '1997-08-19']],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU', '1997-08-05', ['1997-08-05', '1997-08-17', '1997-08-19']],
    ['FREQ=MONTHLY;BYDAY=3FR', '2026-11-01', ['2026-11-20', '2026-12-18', '2027-01-15']],
    ['FREQ=MONTHLY;BYDAY=5FR', '2026-11-01', ['2027-01-29', '2027-04-30']],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', '2028-01-05', ['2028-01-31', '2028-02-29', '2028-03-31']],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', '2026-01-01', ['2026-01-30', '2026-02-27', '2026-03-31']],
    ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', '2026-01-01', ['2026-02-13', '2026-03-13', '2026-11-13']],
    ['FREQ=YEARLY;BYDAY=20MO', '1997-05-19', ['1997-05-19', '1998-05-18', '1999-05-17']],
    ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO', '1997-05-12', ['1997-05-12', '1998-05-11', '1999-05-17']],
    [
      'FREQ=YEARLY;INTERVAL=3;BYYEARDAY=1,100,200',
      '1997-01-01',
      ['1997-01-01', '1997-04-10', '1997-07-19', '2000-01-01'],
    ],
    ['FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8', '1996-11-05', ['1996-11-05', '2000-11-07']],
  ])('X9: %s from %s as RFC 5545 has it', (rrule, start, expected) => {
    expect(first(expected.length, rrule, start)).toEqual(expected);
  });

  test('X9: ends where a rule can match no more, and with the year 9999', () => {
    expect(first(1, 'FREQ=YEARLY;BYYEARDAY=1;BYMONTH=2', '2026-01-01')).toEqual([]);
    expect(first(1, 'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6', '2026-01-01')).toEqual([]);
    expect(first(2, 'FREQ=YEARLY;INTERVAL=9999', '2026-01-01')).toEqual(['2026-01-01']);
    expect(first(2, 'FREQ=WEEKLY;INTERVAL=9999', '9998-01-01')).toEqual(['9998-01-01']);
    expect(first(3, 'FREQ=DAILY', '9999-12-30')).toEqual(['9999-12-30', '9999-12-31']);
    expect(first(3, 'FREQ=MONTHLY;INTERVAL=9999', '2026-01-01')).toHaveLength(3);
  });

  test('X9: a rare date is still found', () => {
    // New Year's Eve of a leap year on a Tuesday: 1900 was none, so forty years lie between.
    expect(first(2, 'FREQ=YEARLY;BYYEARDAY=366;BYDAY=TU', '1872-01-01')).toEqual(['1872-12-31', '1912-12-31']);
  });
});
