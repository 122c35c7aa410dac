import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { parseDateText } from './parse-date-text.ts';

/** Wednesday 25 November 2026, 10:00 in Berlin. */
const now = Temporal.Instant.from('2026-11-25T09:00:00Z');
const berlin = { now, zone: 'Europe/Berlin', locale: 'en-US' };

function read(text: string, context = berlin): string {
  const { due_date, due_time, problems } = parseDateText(text, context);
  return [due_date, due_time, ...problems.map(({ code }) => code)].filter(Boolean).join(' ');
}

describe('dates that a well-known parser gets wrong', () => {
  it.each([
    ['day after tomorrow', '2026-11-27'],
    ['last friday', '2026-11-20 in_the_past'],
    ['friday week', '2026-12-04'],
    ['2 days before christmas', '2026-12-23'],
    ['3rd friday of january', '2027-01-15'],
    ['at 5', '2026-11-25 17:00 assumed_time'],
    ['on the 15th', '2026-12-15'],
    ['next tues', '2026-12-01'],
    ['half past five', '2026-11-25 17:30 assumed_time'],
    ['eod', '2026-11-25 17:00'],
    ['in a fortnight', '2026-12-09'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('every 3 days', () => {
    expect(parseDateText('every 3 days', berlin).recurrence).toEqual({ rrule: 'FREQ=DAILY;INTERVAL=3', anchor: 'due' });
  });
});

describe('owed dates', () => {
  it.each([
    ['next friday', '2026-12-04'],
    ['at 7', '2026-11-25 19:00 assumed_time'],
    ['feb 30', 'impossible_date'],
    ['2027-02-30', 'impossible_date'],
    ['30/2', 'impossible_date'],
    ['friday 9am', '2026-11-27 09:00'],
    ['tomorrow morning at 7', '2026-11-26 07:00'],
    ['tonight at 8', '2026-11-25 20:00'],
    ['noon tomorrow', '2026-11-26 12:00'],
    ['in an hour and a half', '2026-11-25 11:30'],
    ['a week from friday', '2026-12-04'],
    ['first monday of next month', '2026-12-07'],
    ['end of month', '2026-11-30'],
    ['last day of february', '2027-02-28'],
    ['friday the 13th', '2027-08-13'],
    ['feb 29', '2028-02-29'],
    ['easter', '2027-03-28'],
    ['5th of january 2028 17:30', '2028-01-05 17:30'],
    ['2027-01-05T08:15', '2027-01-05 08:15'],
    ['monday 1 dec', '2026-12-01 weekday_mismatch'],
    ['in 3 working days', '2026-11-30'],
    ['before friday', '2026-11-26'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('spells the date of "next friday" out', () => {
    expect(parseDateText('next friday 5pm', berlin).said).toBe('Fri, Dec 4, 5:00 PM');
    expect(parseDateText('next friday 5pm', { ...berlin, locale: 'en-GB' }).said).toBe('Fri 4 Dec, 17:00');
  });

  it('takes 5pm said at 6pm for tomorrow and says so', () => {
    expect(read('5pm', { ...berlin, now: Temporal.Instant.from('2026-11-25T17:00:00Z') })).toBe(
      '2026-11-26 17:00 rolled_to_tomorrow',
    );
  });

  it('reads 1/2 as the locale writes it', () => {
    expect(read('1/2')).toBe('2027-01-02');
    expect(read('1/2', { ...berlin, locale: 'en-GB' })).toBe('2027-02-01');
  });

  it('moves 2:30am out of the hour that the zone skips and says 03:30', () => {
    expect(parseDateText('2027-03-28 2:30am', berlin)).toMatchObject({
      due_date: '2027-03-28',
      due_time: '03:30',
      problems: [{ code: 'skipped_hour', asked: '02:30', time: '03:30' }],
    });
  });

  it('counts hours as time that passes, also across a change of the clock', () => {
    const beforeChange = { ...berlin, now: Temporal.Instant.from('2027-03-28T00:30:00Z') };
    expect(read('in 2 hours', beforeChange)).toBe('2027-03-28 04:30');
  });

  it('says what it did not understand', () => {
    expect(parseDateText('friday or so', berlin).rest).toBe('or so');
  });
});

describe('week starts', () => {
  const sunday = Temporal.Instant.from('2026-11-22T09:00:00Z');

  it('counts "next friday" from the week of the locale', () => {
    expect(read('next friday', { ...berlin, now: sunday, locale: 'en-GB' })).toBe('2026-11-27');
    expect(read('next friday', { ...berlin, now: sunday, locale: 'en-US' })).toBe('2026-12-04');
  });
});
