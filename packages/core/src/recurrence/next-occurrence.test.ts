import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { bruteForce } from './brute-force.testing.ts';
import { firstOccurrence } from './first-occurrence.ts';
import { formatRule } from './format-rule.ts';
import { InvalidRecurrenceError } from './invalid-recurrence-error.ts';
import { nextOccurrence, type OccurrenceDone } from './next-occurrence.ts';
import { nextOccurrenceId } from './next-occurrence-id.ts';
import { dateArbitrary, ruleArbitrary } from './rule.testing.ts';

const base: OccurrenceDone = {
  rrule: 'FREQ=WEEKLY',
  anchor: 'due',
  series_start: '2026-11-02',
  due_date: '2026-11-23',
  due_time: null,
  due_zone: null,
  how: 'completed',
  at: '2026-11-23T12:00:00.000Z',
  time_zone: 'UTC',
};

function nextDate(done: Partial<OccurrenceDone>): string | undefined {
  return nextOccurrence({ ...base, ...done })?.due_date;
}

describe('nextOccurrence, anchored to the due date', () => {
  test('X9: is the first date of the series after both the one done and today', () => {
    fc.assert(
      fc.property(ruleArbitrary, dateArbitrary, dateArbitrary, dateArbitrary, (rule, start, due, today) => {
        const limit = '2032-01-01';
        const later = due > today ? due : today;
        const expected = bruteForce(rule, start, limit).find((date) => date > later);
        const actual = nextDate({
          rrule: formatRule(rule),
          series_start: start,
          due_date: due,
          at: `${today}T12:00:00.000Z`,
        });
        expect(actual === undefined || actual > limit ? undefined : actual, formatRule(rule)).toBe(expected);
      }),
      { numRuns: 80 },
    );
  });

  test('X9: COUNT runs from series_start, dates passed over included', () => {
    fc.assert(
      fc.property(
        ruleArbitrary,
        dateArbitrary,
        fc.integer({ min: 1, max: 12 }),
        dateArbitrary,
        (rule, start, count, today) => {
          const expected = bruteForce(rule, start, '2032-01-01')
            .slice(0, count)
            .find((date) => date > today);
          const actual = nextDate({
            rrule: formatRule({ ...rule, count }),
            series_start: start,
            due_date: null,
            at: `${today}T12:00:00.000Z`,
          });
          expect(actual === undefined || actual > '2032-01-01' ? undefined : actual, formatRule(rule)).toBe(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('X9: done early, on time, late', () => {
    expect(nextDate({ at: '2026-11-20T12:00:00.000Z' })).toBe('2026-11-30');
    expect(nextDate({ at: '2026-11-23T12:00:00.000Z' })).toBe('2026-11-30');
    expect(nextDate({ at: '2026-12-07T12:00:00.000Z' })).toBe('2026-12-14');
  });

  test('X9: one occurrence put off leaves the series where it was', () => {
    expect(nextDate({ due_date: '2026-11-25', at: '2026-11-25T12:00:00.000Z' })).toBe('2026-11-30');
    expect(nextDate({ due_date: '2026-12-01', at: '2026-12-01T12:00:00.000Z' })).toBe('2026-12-07');
  });

  test('X9: 31 January, 28 February, 31 March', () => {
    const monthly = { rrule: 'FREQ=MONTHLY', series_start: '2026-01-31' };
    expect(nextDate({ ...monthly, due_date: '2026-01-31', at: '2026-01-31T12:00:00.000Z' })).toBe('2026-02-28');
    expect(nextDate({ ...monthly, due_date: '2026-02-28', at: '2026-02-28T12:00:00.000Z' })).toBe('2026-03-31');
  });

  test('X9: today is judged in the zone of the task, else in the asker’s', () => {
    const late = { at: '2026-11-29T23:30:00.000Z' };
    expect(nextDate({ ...late, time_zone: 'UTC' })).toBe('2026-11-30');
    expect(nextDate({ ...late, time_zone: 'Europe/Berlin' })).toBe('2026-12-07');
    expect(nextDate({ ...late, due_time: '09:00', due_zone: 'America/New_York', time_zone: 'Asia/Tokyo' })).toBe(
      '2026-11-30',
    );
  });

  test('X9: clock changes do not move the date', () => {
    const daily = { rrule: 'FREQ=DAILY', due_time: '02:30', due_zone: 'Europe/Berlin', series_start: '2027-03-01' };
    expect(nextDate({ ...daily, due_date: '2027-03-27', at: '2027-03-27T22:30:00.000Z' })).toBe('2027-03-28');
    expect(nextDate({ ...daily, due_date: '2027-03-28', at: '2027-03-28T21:30:00.000Z' })).toBe('2027-03-29');
  });

  test('X9: UNTIL is included; a timed task is held against it as an instant', () => {
    expect(nextDate({ rrule: 'FREQ=WEEKLY;UNTIL=20261130' })).toBe('2026-11-30');
    expect(nextDate({ rrule: 'FREQ=WEEKLY;UNTIL=20261129' })).toBeUndefined();
    expect(nextDate({ rrule: 'FREQ=WEEKLY;UNTIL=20261130T000000Z' })).toBe('2026-11-30');
    const nine = { due_time: '09:00', due_zone: 'Europe/Berlin' };
    expect(nextDate({ ...nine, rrule: 'FREQ=WEEKLY;UNTIL=20261130T080000Z' })).toBe('2026-11-30');
    expect(nextDate({ ...nine, rrule: 'FREQ=WEEKLY;UNTIL=20261130T075959Z' })).toBeUndefined();
    expect(nextDate({ ...nine, rrule: 'FREQ=WEEKLY;UNTIL=20261130T090000' })).toBe('2026-11-30');
    expect(nextDate({ ...nine, due_zone: null, rrule: 'FREQ=WEEKLY;UNTIL=20261130T085959Z' })).toBeUndefined();
  });

  test('X9: skipping moves on by the same rule', () => {
    expect(nextDate({ how: 'skipped', at: '2026-11-20T12:00:00.000Z' })).toBe('2026-11-30');
    expect(nextDate({ how: 'skipped', at: '2026-12-08T12:00:00.000Z' })).toBe('2026-12-14');
  });
});

describe('nextOccurrence, anchored to completion', () => {
  const water = { anchor: 'completion' as const, rrule: 'FREQ=DAILY;INTERVAL=10' };

  test('X9: counts from the completion, early or late', () => {
    expect(nextDate({ ...water, at: '2026-11-20T12:00:00.000Z' })).toBe('2026-11-30');
    expect(nextDate({ ...water, at: '2026-12-05T12:00:00.000Z' })).toBe('2026-12-15');
  });

  test('X9: the day a month later falls back in a short month', () => {
    expect(nextDate({ anchor: 'completion', rrule: 'FREQ=MONTHLY', at: '2027-01-31T12:00:00.000Z' })).toBe(
      '2027-02-28',
    );
  });

  test('X9: skipping counts from the date skipped, not from today', () => {
    expect(nextDate({ ...water, how: 'skipped', at: '2026-11-20T12:00:00.000Z' })).toBe('2026-12-03');
  });

  test('X9: COUNT says how many are left', () => {
    const dates: string[] = [];
    let rrule = 'FREQ=DAILY;INTERVAL=10;COUNT=3';
    for (const at of ['2026-11-23T12:00:00.000Z', '2026-12-03T12:00:00.000Z', '2026-12-13T12:00:00.000Z']) {
      const next = nextOccurrence({ ...base, anchor: 'completion', rrule, at });
      if (next === null) break;
      ({ rrule } = next);
      dates.push(`${next.due_date} ${next.rrule} ${next.series_start}`);
    }
    expect(dates).toEqual([
      '2026-12-03 FREQ=DAILY;INTERVAL=10;COUNT=2 2026-12-03',
      '2026-12-13 FREQ=DAILY;INTERVAL=10;COUNT=1 2026-12-13',
    ]);
  });

  test('X9: UNTIL ends it', () => {
    expect(nextDate({ anchor: 'completion', rrule: 'FREQ=DAILY;INTERVAL=10;UNTIL=20261202' })).toBeUndefined();
  });
});

describe('firstOccurrence', () => {
  test('X9: is the first date from a day on', () => {
    expect(firstOccurrence('FREQ=WEEKLY;BYDAY=MO', '2026-11-24')).toBe('2026-11-30');
    expect(firstOccurrence('FREQ=WEEKLY', '2026-11-24')).toBe('2026-11-24');
    expect(firstOccurrence('FREQ=MONTHLY;BYDAY=3FR', '2026-11-21')).toBe('2026-12-18');
  });

  test('X9: refuses a rule without any date', () => {
    expect(() => firstOccurrence('FREQ=YEARLY;BYMONTH=2;BYYEARDAY=1', '2026-01-01')).toThrow(InvalidRecurrenceError);
    expect(() => firstOccurrence('FREQ=DAILY;UNTIL=20251231', '2026-01-01')).toThrow(/ends before its first date/);
  });
});

test('X9: the next occurrence’s id is UUIDv5 of the completed id in the series', () => {
  const series = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
  const completed = '01920000-0000-7000-8000-000000000001';
  expect(nextOccurrenceId(series, completed)).toBe(nextOccurrenceId(series, completed.toUpperCase()));
  expect(nextOccurrenceId(series, completed)).toMatch(
    /^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
  );
  expect(nextOccurrenceId(completed, series)).not.toBe(nextOccurrenceId(series, completed));
});
