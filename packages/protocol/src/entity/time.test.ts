import { describe, expect, test } from 'vitest';
import { calendarDateSchema, timeOfDaySchema, timestampSchema, timeZoneSchema } from './time.ts';

describe('times', () => {
  test('a timestamp is UTC with milliseconds', () => {
    expect(timestampSchema.safeParse('2026-11-22T10:00:00.000Z').success).toBe(true);
    for (const text of [
      '2026-11-22T10:00:00Z',
      '2026-11-22T10:00:00.000+01:00',
      '2026-11-22',
      '2026-13-01T00:00:00.000Z',
    ]) {
      expect(timestampSchema.safeParse(text).success, text).toBe(false);
    }
  });

  test('a date is one that exists', () => {
    for (const text of ['2026-12-01', '2028-02-29', '2000-02-29']) {
      expect(calendarDateSchema.safeParse(text).success, text).toBe(true);
    }
    for (const text of ['2026-02-29', '1900-02-29', '2026-04-31', '2026-1-1', '26-01-01', '2026-12-01T00:00', '']) {
      expect(calendarDateSchema.safeParse(text).success, text).toBe(false);
    }
  });

  test('a time of day has two digits each, up to 23:59', () => {
    for (const text of ['00:00', '09:05', '23:59']) expect(timeOfDaySchema.safeParse(text).success, text).toBe(true);
    for (const text of ['9:00', '24:00', '12:60', '12:00:00', '12:00\n']) {
      expect(timeOfDaySchema.safeParse(text).success, text).toBe(false);
    }
  });

  test('a zone is one of the tz database, not an offset', () => {
    for (const name of ['UTC', 'Europe/Berlin', 'Asia/Calcutta', 'Asia/Kolkata', 'America/Argentina/Ushuaia']) {
      expect(timeZoneSchema.safeParse(name).success, name).toBe(true);
    }
    for (const name of ['', '+01:00', '-0800', 'Europe/Atlantis', 'x'.repeat(65), 'Europe/Berlin ']) {
      expect(timeZoneSchema.safeParse(name).success, name).toBe(false);
    }
  });
});
