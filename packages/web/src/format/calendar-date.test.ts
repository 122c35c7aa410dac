import { expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  formatDate,
  formatTime,
  monthWeeks,
  startOfWeek,
  weekdayOf,
} from './calendar-date.ts';

test('days are added over months, years and leap days', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
});

test('a month is added onto its last day where it has no such day', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
  expect(addMonths('2026-11-15', 2)).toBe('2027-01-15');
});

test('weeks start where the locale starts them', () => {
  expect(weekdayOf('2026-11-22')).toBe(7);
  expect(startOfWeek('2026-11-22', 1)).toBe('2026-11-16');
  expect(startOfWeek('2026-11-22', 7)).toBe('2026-11-22');
  const weeks = monthWeeks('2026-11-22', 1);
  expect(weeks).toHaveLength(6);
  expect(weeks[0]?.[0]).toBe('2026-10-26');
  expect(weeks[5]?.[6]).toBe('2026-12-06');
});

test('dates and times are written the way the reader does', () => {
  expect(formatDate('2026-11-22', 'en-GB', { weekday: 'long', day: 'numeric', month: 'long' })).toBe(
    'Sunday 22 November',
  );
  expect(formatTime('17:05', 'de')).toBe('17:05');
  expect(formatTime('17:05', 'en-US').replace(/\s/u, ' ')).toBe('5:05 PM');
});
