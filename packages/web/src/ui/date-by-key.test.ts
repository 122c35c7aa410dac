import { expect, test } from 'vitest';
import { dateByKey } from './date-by-key.ts';

const from = (key: string, rtl = false) => dateByKey(key, '2026-11-24', 1, rtl);

test('arrows go by day and week, Home and End within the week, Page keys by month', () => {
  expect(from('ArrowRight')).toBe('2026-11-25');
  expect(from('ArrowDown')).toBe('2026-12-01');
  expect(from('Home')).toBe('2026-11-23');
  expect(from('End')).toBe('2026-11-29');
  expect(from('PageUp')).toBe('2026-10-24');
  expect(from('a')).toBeNull();
});

test('written from right to left, the arrows turn round', () => {
  expect(from('ArrowRight', true)).toBe('2026-11-23');
  expect(from('ArrowUp', true)).toBe('2026-11-17');
});
