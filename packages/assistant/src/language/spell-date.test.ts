import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { spellMoment } from './spell-date.ts';

const now = Temporal.Instant.from('2026-12-31T23:30:00Z');
const due = { date: '2026-12-31', time: '09:00', zone: 'Europe/London' };

describe('a moment in words', () => {
  it('leaves out the current year and the own zone', () => {
    expect(spellMoment(due, { locale: 'en-US', zone: 'Europe/London', now })).toBe('Thu, Dec 31, 9:00 AM');
  });

  it('takes the year from where the asker is: in Berlin it is 2027 already', () => {
    expect(spellMoment(due, { locale: 'en-US', zone: 'Europe/Berlin', now })).toBe(
      'Thu, Dec 31, 2026, 9:00 AM (Europe/London)',
    );
  });

  it('says zone and year to whom neither is known', () => {
    expect(spellMoment(due, { locale: 'en-US' })).toBe('Thu, Dec 31, 2026, 9:00 AM (Europe/London)');
  });

  it('says no zone for a whole day', () => {
    expect(spellMoment({ date: '2027-01-01', zone: 'Asia/Tokyo' }, { locale: 'en-GB', now })).toBe('Fri, 1 Jan 2027');
  });
});
