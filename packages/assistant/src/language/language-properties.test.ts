import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { interpret } from './intent/interpret.ts';
import { parseDateText } from './parse-date-text.ts';
import { parseQuickAdd } from './parse-quick-add.ts';
import { aContext } from './testing/fixture.testing.ts';

const RUNS = { seed: 20_261_125, numRuns: 300 };
const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'UTC',
];
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

const moments = fc.record({
  now: fc
    .integer({ min: 1_700_000_000, max: 1_900_000_000 })
    .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000)),
  zone: fc.constantFrom(...ZONES),
  locale: fc.constantFrom('en-US', 'en-GB', 'de-DE', 'ar-EG'),
});
const todayOf = ({ now, zone }: { now: Temporal.Instant; zone: string }): Temporal.PlainDate =>
  now.toZonedDateTimeISO(zone).toPlainDate();

describe('dates in every zone', () => {
  it('today, tomorrow and distances are calendar days of the zone, whatever the clock does', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 400 }), (moment, days) => {
        const today = todayOf(moment);
        expect(parseDateText('today', moment).due_date).toBe(today.toString());
        expect(parseDateText('tomorrow', moment).due_date).toBe(today.add({ days: 1 }).toString());
        expect(parseDateText(`in ${days} days`, moment).due_date).toBe(today.add({ days }).toString());
      }),
      RUNS,
    );
  });

  it('a weekday is the next such day, "next" lies in the week after this one', () => {
    fc.assert(
      fc.property(
        moments,
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 7 }),
        (moment, weekday, weekStart) => {
          const today = todayOf(moment);
          const name = WEEKDAYS[weekday - 1] ?? '';
          const plain = Temporal.PlainDate.from(parseDateText(name, moment).due_date ?? '');
          expect(plain.dayOfWeek).toBe(weekday);
          expect(today.until(plain).days).toBeGreaterThanOrEqual(1);
          expect(today.until(plain).days).toBeLessThanOrEqual(7);
          const next = Temporal.PlainDate.from(parseDateText(`next ${name}`, { ...moment, weekStart }).due_date ?? '');
          let startOfNext = today.add({ days: 1 });
          while (startOfNext.dayOfWeek !== weekStart) startOfNext = startOfNext.add({ days: 1 });
          expect(next.dayOfWeek).toBe(weekday);
          expect(startOfNext.until(next).days).toBeGreaterThanOrEqual(0);
          expect(startOfNext.until(next).days).toBeLessThanOrEqual(6);
        },
      ),
      RUNS,
    );
  });

  it('a time always exists on its day, and a bare time is never past', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (moment, hour, minute) => {
        const clock = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        const { due_date, due_time } = parseDateText(clock, moment);
        const time = Temporal.PlainTime.from(due_time ?? '');
        const due = Temporal.PlainDate.from(due_date ?? '').toZonedDateTime({ timeZone: moment.zone, plainTime: time });
        expect(due.toPlainTime().equals(time)).toBe(true);
        expect(Temporal.Instant.compare(due.toInstant(), moment.now)).toBeGreaterThanOrEqual(0);
      }),
      RUNS,
    );
  });

  it('hours from now are exact time', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 72 }), (moment, hours) => {
        const { due_date, due_time } = parseDateText(`in ${hours} hours`, moment);
        const local = Temporal.PlainDate.from(due_date ?? '').toPlainDateTime(Temporal.PlainTime.from(due_time ?? ''));
        const exact = moment.now
          .add({ hours })
          .toZonedDateTimeISO(moment.zone)
          .round({ smallestUnit: 'minute', roundingMode: 'ceil' });
        expect(local.equals(exact.toPlainDateTime())).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('any text at all', () => {
  const fragments = fc.constantFrom(
    'tomorrow',
    'every',
    'fri',
    '5pm',
    '#home',
    '@sam',
    '%x',
    'p1',
    'milk',
    'and',
    'until',
    '31',
    'feb',
    '"',
    '//',
    'İ',
    '😀',
    'at',
    'in',
    '3',
    'days',
    'the',
    '1st',
    'of',
    'delete',
    'mark',
    'done',
    ',',
  );
  const texts = fc.oneof(
    fc.string({ maxLength: 60, unit: 'grapheme' }),
    fc.array(fragments, { maxLength: 10 }).map((parts) => parts.join(' ')),
  );

  it('is read without an error; spans lie in the text, apart and in order', () => {
    fc.assert(
      fc.property(texts, moments, (text, moment) => {
        const { spans, title } = parseQuickAdd(text, moment);
        let end = 0;
        for (const span of spans) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(span.start, span.end)).toBe(span.text);
          end = span.end;
        }
        expect(title).toBe(title.trim());
      }),
      RUNS,
    );
  });

  it('is the same when read again, and gives its title back when everything was taken back', () => {
    fc.assert(
      fc.property(texts, moments, (text, moment) => {
        const first = parseQuickAdd(text, moment);
        expect(parseQuickAdd(text, moment)).toEqual(first);
        const all = parseQuickAdd(text, { ...moment, ignored: [{ start: 0, end: text.length }] });
        expect(all.spans).toEqual([]);
      }),
      RUNS,
    );
  });

  it('never writes to a task that the words do not name', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const context = aContext();
        const { intents } = interpret(text, context);
        for (const intent of intents) {
          if (!('target' in intent) || intent.target.by !== 'title') continue;
          for (const task of context.tasks.filter(({ id }) => intent.target.ids.includes(id))) {
            const words = task.title.toLowerCase().split(/\s+/u);
            expect(words.some((word) => text.toLowerCase().includes(word.slice(0, 3)))).toBe(true);
          }
        }
      }),
      RUNS,
    );
  });
});
