import { expect, test } from 'vitest';
import { dueLabel } from './due-label.ts';

const reader = { today: '2026-11-22', locale: 'en-GB', timeZone: 'Europe/Berlin' };
const due = (due_date: string | null, due_time: string | null = null, completed = false) => ({
  due_date,
  due_time,
  due_zone: due_time === null ? null : 'Europe/Berlin',
  completed,
});

test('near days have names, far ones dates, other years their year', () => {
  const text = (date: string) => dueLabel(due(date), reader)?.text;
  expect(text('2026-11-21')).toBe('Yesterday');
  expect(text('2026-11-22')).toBe('Today');
  expect(text('2026-11-23')).toBe('Tomorrow');
  expect(text('2026-11-27')).toBe('Friday');
  expect(text('2026-11-29')).toBe('29 Nov');
  expect(text('2027-01-05')).toBe('5 Jan 2027');
});

test('the tone says what presses; what is done does not', () => {
  expect(dueLabel(due('2026-11-20'), reader)?.tone).toBe('overdue');
  expect(dueLabel(due('2026-11-22'), reader)?.tone).toBe('today');
  expect(dueLabel(due('2026-11-20', null, true), reader)?.tone).toBe('plain');
  expect(dueLabel(due(null), reader)).toBeNull();
});

test('a list of today names only the time', () => {
  expect(dueLabel(due('2026-11-22', '17:00'), reader, true)).toEqual({ text: '17:00', tone: 'plain' });
  expect(dueLabel(due('2026-11-22'), reader, true)).toBeNull();
  expect(dueLabel(due('2026-11-21', '17:00'), reader, true)?.text).toBe('Yesterday 17:00');
});
