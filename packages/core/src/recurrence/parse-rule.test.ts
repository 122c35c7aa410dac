import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { formatRule } from './format-rule.ts';
import { InvalidRecurrenceError } from './invalid-recurrence-error.ts';
import { parseRule } from './parse-rule.ts';
import { ruleArbitrary } from './rule.testing.ts';

function outcome(text: string): string {
  try {
    return formatRule(parseRule(text));
  } catch (error) {
    return error instanceof InvalidRecurrenceError ? 'refused' : String(error);
  }
}

function errorOf(text: string): InvalidRecurrenceError {
  try {
    parseRule(text);
  } catch (error) {
    if (error instanceof InvalidRecurrenceError) return error;
    throw error;
  }
  throw new Error(`accepted: ${text}`);
}

describe('parseRule', () => {
  test('X9: reads what formatRule writes, unchanged', () => {
    const ends = fc.constantFrom(
      {},
      { count: 12 },
      { until: { kind: 'date' as const, date: '2027-03-01', time: null } },
      { until: { kind: 'instant' as const, date: '2027-03-01', time: '23:59:59' } },
      { until: { kind: 'floating' as const, date: '2027-03-01', time: '09:00:00' } },
    );
    fc.assert(
      fc.property(ruleArbitrary, ends, (rule, end) => {
        const text = formatRule({ ...rule, ...end });
        expect(formatRule(parseRule(text))).toBe(text);
        expect(formatRule(parseRule(`rrule:${text.toLowerCase()};`))).toBe(text);
      }),
      { numRuns: 200 },
    );
  });

  test('drops defaults and spaces', () => {
    expect(formatRule(parseRule(' rrule:byday=+1mo, fr;interval=1;freq=monthly;WKST=MO '))).toBe(
      'FREQ=MONTHLY;BYDAY=1MO,FR',
    );
  });

  test.each([
    ['', 'RRULE', /empty/],
    ['every week', 'RRULE', /parts look like FREQ=WEEKLY/],
    ['INTERVAL=2', 'FREQ', /needs FREQ/],
    ['FREQ=FORTNIGHTLY', 'FREQ', /DAILY, WEEKLY, MONTHLY, YEARLY/],
    ['FREQ=HOURLY', 'FREQ', /a task repeats daily at the most often/],
    ['FREQ=MINUTELY;INTERVAL=30', 'FREQ', /daily at the most/],
    ['FREQ=SECONDLY', 'FREQ', /daily at the most/],
    ['FREQ=DAILY;BYHOUR=9', 'BYHOUR', /due_time/],
    ['FREQ=DAILY;BYEASTER=1', 'BYEASTER', /the parts are FREQ/],
    ['FREQ=DAILY;FREQ=WEEKLY', 'FREQ', /twice/],
    ['FREQ=DAILY;INTERVAL=0', 'INTERVAL', /1 to 9999/],
    ['FREQ=DAILY;INTERVAL=1.5', 'INTERVAL', /whole number/],
    ['FREQ=DAILY;COUNT=-1', 'COUNT', /1 to 9999/],
    ['FREQ=DAILY;COUNT=2;UNTIL=20270101', 'COUNT', /not both/],
    ['FREQ=DAILY;UNTIL=2027-01-01', 'UNTIL', /20261231/],
    ['FREQ=DAILY;UNTIL=20270230', 'UNTIL', /20261231/],
    ['FREQ=DAILY;UNTIL=20270101T250000Z', 'UNTIL', /20261231/],
    ['FREQ=WEEKLY;BYDAY=XX', 'BYDAY', /MO, 3FR or -1SU/],
    ['FREQ=MONTHLY;BYDAY=0MO', 'BYDAY', /MO, 3FR or -1SU/],
    ['FREQ=WEEKLY;BYDAY=3FR', 'BYDAY', /FREQ=MONTHLY or FREQ=YEARLY/],
    ['FREQ=MONTHLY;BYDAY=6FR', 'BYDAY', /at most 5/],
    ['FREQ=YEARLY;BYDAY=54FR', 'BYDAY', /at most 53/],
    ['FREQ=YEARLY;BYWEEKNO=3;BYDAY=1MO', 'BYDAY', /BYWEEKNO/],
    ['FREQ=MONTHLY;BYMONTHDAY=0', 'BYMONTHDAY', /1 to 31 or -1 to -31/],
    ['FREQ=MONTHLY;BYMONTHDAY=42', 'BYMONTHDAY', /1 to 31/],
    ['FREQ=MONTHLY;BYMONTHDAY=1,,2', 'BYMONTHDAY', /1 to 31/],
    ['FREQ=WEEKLY;BYMONTHDAY=1', 'BYMONTHDAY', /FREQ=MONTHLY/],
    ['FREQ=YEARLY;BYMONTH=13', 'BYMONTH', /1 to 12/],
    ['FREQ=YEARLY;BYMONTH=-1', 'BYMONTH', /1 to 12/],
    ['FREQ=MONTHLY;BYWEEKNO=1', 'BYWEEKNO', /FREQ=YEARLY/],
    ['FREQ=MONTHLY;BYYEARDAY=1', 'BYYEARDAY', /FREQ=YEARLY/],
    ['FREQ=MONTHLY;BYSETPOS=1', 'BYSETPOS', /choose from/],
    ['FREQ=DAILY;BYDAY=MO;BYSETPOS=1', 'BYSETPOS', /only one date/],
    ['FREQ=WEEKLY;WKST=MONDAY', 'WKST', /one of MO/],
    ['FREQ=MONTHLY;RSCALE=CHINESE', 'RSCALE', /GREGORIAN/],
    ['FREQ=MONTHLY;RSCALE=GREGORIAN;SKIP=OMIT', 'SKIP', /last day/],
    ['DTSTART:20260101\nRRULE:FREQ=DAILY', 'RRULE', /series_start/],
    ['FREQ=DAILY;EXDATE=20260101', 'RRULE', /not supported/],
    [`FREQ=MONTHLY;BYMONTHDAY=${'1,'.repeat(300)}1`, 'RRULE', /500/],
  ])('X9: refuses %s and says why', (text, part, message) => {
    const error = errorOf(text);
    expect(error.part).toBe(part);
    expect(error.message).toMatch(message);
  });

  test('X9: whatever the text, the answer is a rule or a clear refusal', () => {
    const word = fc.constantFrom(
      'FREQ',
      'DAILY',
      'BYDAY',
      'MO',
      '=',
      ';',
      ',',
      '-1',
      '31',
      'UNTIL',
      'COUNT',
      'RRULE:',
      '\n',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        expect(outcome(words.join(''))).toMatch(/^(?:FREQ=|refused)/);
      }),
    );
  });
});
