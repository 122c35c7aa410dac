import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { parseRecurrenceText } from './parse-recurrence-text.ts';
import { describeRecurrence } from './recurrence/describe-recurrence.ts';

const context = { now: Temporal.Instant.from('2026-11-25T09:00:00Z'), zone: 'Europe/Berlin', locale: 'en-GB' };

describe('recurrence in words', () => {
  it.each([
    ['every week', 'FREQ=WEEKLY', '2026-11-25', 'every week'],
    ['daily', 'FREQ=DAILY', '2026-11-25', 'every day'],
    ['every weekday', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', '2026-11-25', 'every weekday'],
    ['every other tuesday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', '2026-12-01', 'every other week on Tuesday'],
    ['every second friday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR', '2026-11-27', 'every other week on Friday'],
    ['every 2nd friday', 'FREQ=MONTHLY;BYDAY=2FR', '2026-12-11', 'every month on the 2nd Friday'],
    ['every 1st and 15th', 'FREQ=MONTHLY;BYMONTHDAY=1,15', '2026-12-01', 'every month on the 1st and the 15th'],
    ['last day of every month', 'FREQ=MONTHLY;BYMONTHDAY=-1', '2026-11-30', 'every month on the last day'],
    [
      'first and third monday of each month',
      'FREQ=MONTHLY;BYDAY=1MO,3MO',
      '2026-12-07',
      'every month on the 1st Monday and the 3rd Monday',
    ],
    [
      'every last workday of the month',
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      '2026-11-30',
      'every month on the last workday',
    ],
    ['every year on march 5', 'FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=5', '2027-03-05', 'every year on March 5'],
    ['every january', 'FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1', '2027-01-01', 'every year on January 1'],
    ['every quarter', 'FREQ=MONTHLY;INTERVAL=3', '2026-11-25', 'every 3 months'],
    ['mon-fri', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', '2026-11-25', 'every weekday'],
    [
      'every monday for 3 weeks',
      'FREQ=WEEKLY;UNTIL=20261220;BYDAY=MO',
      '2026-11-30',
      'every Monday, until Sun, 20 Dec 2026',
    ],
    ['every day 5 times', 'FREQ=DAILY;COUNT=5', '2026-11-25', 'every day, 5 times'],
    ['2 weeks', 'FREQ=WEEKLY;INTERVAL=2', '2026-11-25', 'every other week'],
    ['every monday starting dec 10', 'FREQ=WEEKLY;BYDAY=MO', '2026-12-14', 'every Monday'],
  ])('%s', (text, rrule, first, words) => {
    const { recurrence, due_date } = parseRecurrenceText(text, context);
    expect({ rrule: recurrence?.rrule, due_date }).toEqual({ rrule, due_date: first });
    expect(recurrence && describeRecurrence(recurrence, context.locale)).toBe(words);
  });

  it('counts from completion where that is said', () => {
    for (const text of ['every! 10 days', 'every 10 days after completion', 'every 10 days when done']) {
      expect(parseRecurrenceText(text, context).recurrence).toEqual({
        rrule: 'FREQ=DAILY;INTERVAL=10',
        anchor: 'completion',
      });
    }
  });

  it('skips today where its time has gone by', () => {
    expect(parseRecurrenceText('every weekday at 9:30', context)).toMatchObject({
      due_date: '2026-11-26',
      due_time: '09:30',
    });
    expect(parseRecurrenceText('every weekday at 11:30', context)).toMatchObject({
      due_date: '2026-11-25',
      due_time: '11:30',
    });
  });

  it('refuses a rule that has no date left', () => {
    expect(parseRecurrenceText('every monday until yesterday', context).problems).toMatchObject([
      { code: 'recurrence_never' },
    ]);
  });

  it('names the start of the week only where whole weeks are skipped', () => {
    const american = { ...context, locale: 'en-US' };
    expect(parseRecurrenceText('every 2 weeks on mon and sun', american).recurrence?.rrule).toBe(
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU',
    );
    expect(parseRecurrenceText('every mon and sun', american).recurrence?.rrule).toBe('FREQ=WEEKLY;BYDAY=MO,SU');
  });
});
