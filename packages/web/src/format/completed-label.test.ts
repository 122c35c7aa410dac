import { expect, test } from 'vitest';
import { completedLabel } from './completed-label.ts';

const reader = { today: '2026-11-24', locale: 'en-GB', timeZone: 'Europe/Berlin' };

test('what was done today has its time, what was done before its day', () => {
  expect(completedLabel({ completed_at: '2026-11-24T08:40:00.000Z' }, reader)).toBe('09:40');
  expect(completedLabel({ completed_at: '2026-11-22T08:40:00.000Z' }, reader)).toBe('22 Nov');
  expect(completedLabel({ completed_at: '2026-11-22T08:40:00.000Z' }, reader, true)).toBe('09:40');
  expect(completedLabel({ completed_at: null }, reader)).toBeNull();
});

test('the day is the reader\u2019s, not the server\u2019s', () => {
  expect(completedLabel({ completed_at: '2026-11-23T23:30:00.000Z' }, reader)).toBe('00:30');
});
