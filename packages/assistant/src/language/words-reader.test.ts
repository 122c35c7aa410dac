import { describe, expect, it } from 'vitest';
import { describeRecurrence } from './recurrence/describe-recurrence.ts';
import { createWordsReader } from './words-reader.ts';

const reader = createWordsReader('en-GB');
const moment = { now: Date.UTC(2026, 10, 25, 9), time_zone: 'Europe/Berlin' };

describe('words in tools', () => {
  it('reads dates', () => {
    expect(reader.parseDate('next friday 5pm', moment)).toEqual({
      due_date: '2026-12-04',
      due_time: '17:00',
      due_zone: 'Europe/Berlin',
    });
    expect(reader.parseDate('tomorrow', moment)).toEqual({ due_date: '2026-11-26' });
  });

  it.each(['feb 30', 'every monday', 'soonish', 'friday or maybe later', ''])(
    'refuses "%s" as a date, with a sentence',
    (text) => {
      expect(reader.parseDate(text, moment)).toEqual({ problem: expect.stringMatching(/\.$/u) });
    },
  );

  it.each(['every hour', 'sometimes', 'every monday or so'])('refuses "%s" as a repetition', (text) => {
    expect(reader.parseRecurrence(text, moment)).toEqual({ problem: expect.stringMatching(/\.$/u) });
  });

  it.each([
    'FREQ=DAILY;INTERVAL=10',
    'FREQ=WEEKLY',
    'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO',
    'FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,TH',
    'FREQ=MONTHLY;BYMONTHDAY=15',
    'FREQ=MONTHLY;BYMONTHDAY=-1',
    'FREQ=MONTHLY;BYMONTHDAY=1,15',
    'FREQ=MONTHLY;BYDAY=3FR',
    'FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    'FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=5',
    'FREQ=DAILY;COUNT=5',
    'FREQ=WEEKLY;UNTIL=20271231;BYDAY=MO',
  ])('reads its own description of %s from completion back', (rrule) => {
    const recurrence = { rrule, anchor: 'completion' } as const;
    expect(reader.parseRecurrence(describeRecurrence(recurrence, 'en-GB'), moment)).toEqual(recurrence);
  });
});
