import { afterEach, beforeEach, expect, test, vi } from 'vitest';

beforeEach(() => {
  vi.resetModules();
});

afterEach(() => {
  vi.resetModules();
});

test('the platform’s own Temporal is used where there is one', async () => {
  const own = { PlainDate: {} };
  vi.stubGlobal('Temporal', own);
  const { Temporal } = await import('./temporal.ts');
  expect(Temporal).toBe(own);
});

test('where there is none, the rules work with the polyfill', async () => {
  vi.stubGlobal('Temporal', undefined);
  const { Temporal } = await import('./temporal.ts');
  expect(Temporal.PlainDate.from('2026-11-22').add({ days: 9 }).toString()).toBe('2026-12-01');
  const { startOfDay } = await import('./filter/start-of-day.ts');
  expect(startOfDay('2026-11-22', 'Europe/Berlin')).toBe('2026-11-21T23:00:00.000Z');
  const { firstOccurrence } = await import('./recurrence/first-occurrence.ts');
  expect(firstOccurrence('FREQ=MONTHLY;BYMONTHDAY=31', '2026-02-10')).toBe('2026-02-28');
});
