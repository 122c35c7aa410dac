import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { parseQuickAdd } from './parse-quick-add.ts';
import { MEMBERS, PROJECTS } from './testing/fixture.testing.ts';

const context = {
  now: Temporal.Instant.from('2026-11-25T09:00:00Z'),
  zone: 'Europe/Berlin',
  locale: 'en-GB',
  projects: PROJECTS,
  members: MEMBERS,
  userId: 'u-me',
};

describe('quick add', () => {
  it('returns every part with its span', () => {
    const text = 'Pay rent every 1st at 9am p1 #home office @sam %bills // by bank';
    expect(parseQuickAdd(text, context)).toEqual({
      title: 'Pay rent',
      due_date: '2026-12-01',
      due_time: '09:00',
      due_zone: 'Europe/Berlin',
      recurrence: { rrule: 'FREQ=MONTHLY;BYMONTHDAY=1', anchor: 'due' },
      project: { id: 'p-office', name: 'Home office' },
      assignee: { user_id: 'u-sam', name: 'Sam Doe' },
      labels: ['bills'],
      priority: 'urgent',
      notes: 'by bank',
      problems: [],
      said: 'Tue 1 Dec, 09:00, every month on the 1st',
      spans: [
        { kind: 'recurrence', start: 9, end: 18, text: 'every 1st', value: 'FREQ=MONTHLY;BYMONTHDAY=1' },
        { kind: 'time', start: 19, end: 25, text: 'at 9am', value: '09:00' },
        { kind: 'priority', start: 26, end: 28, text: 'p1', value: 'urgent' },
        { kind: 'project', start: 29, end: 41, text: '#home office', value: 'Home office' },
        { kind: 'assignee', start: 42, end: 46, text: '@sam', value: 'Sam Doe' },
        { kind: 'label', start: 47, end: 53, text: '%bills', value: 'bills' },
        { kind: 'notes', start: 53, end: 64, text: ' // by bank', value: 'by bank' },
      ],
    });
  });

  it('leaves a part that the user took back in the title', () => {
    const text = 'call Bob friday tomorrow';
    const first = parseQuickAdd(text, context);
    expect(first).toMatchObject({ title: 'call Bob friday', due_date: '2026-11-26' });
    const ignored = first.spans.map(({ start, end }) => ({ start, end }));
    expect(parseQuickAdd(text, { ...context, ignored })).toMatchObject({
      title: 'call Bob tomorrow',
      due_date: '2026-11-27',
    });
  });

  it.each([
    'sun cream',
    'wed my fiancé',
    'march for climate',
    '10 min walk',
    'email the monday report',
    'read 1/2 cup recipes',
    'march 5 km',
    'buy 2 may tickets',
    'fix bug #123',
    '100% cotton shirt',
    'write to bob@example.com',
    'enjoy the sun',
    'everyone reads the second draft',
    "may's letter",
    'weekly report template',
    'A3 paper p10',
  ])('finds nothing in "%s"', (text) => {
    expect(parseQuickAdd(text, context)).toMatchObject({ title: text, spans: [] });
  });

  it('takes quoted words as they are', () => {
    expect(parseQuickAdd('"march for climate tomorrow"', context)).toMatchObject({
      title: 'march for climate tomorrow',
      spans: [],
    });
    expect(parseQuickAdd('read "every day p1" friday', context)).toMatchObject({
      title: 'read "every day p1"',
      due_date: '2026-11-27',
    });
  });

  it('keeps the offsets of letters that grow when lowered', () => {
    const { title, spans } = parseQuickAdd('İstanbul trip tomorrow', context);
    expect({ title, text: spans[0]?.text }).toEqual({ title: 'İstanbul trip', text: 'tomorrow' });
  });

  it('says what it does not know', () => {
    expect(parseQuickAdd('desk #mars @zoe', context).problems).toEqual([
      { code: 'unknown_project', severity: 'note', text: '#mars' },
      { code: 'unknown_person', severity: 'note', text: '@zoe' },
    ]);
  });

  it('reads a reminder ahead of time', () => {
    expect(parseQuickAdd('dentist friday 3pm remind me 30 min before', context)).toMatchObject({
      title: 'dentist',
      due_time: '15:00',
      reminders: [{ minutes_before: 30 }],
    });
  });

  it('refuses what no task can do', () => {
    expect(parseQuickAdd('drink every hour', context).problems).toEqual([
      { code: 'unsupported_recurrence', severity: 'error', text: 'every hour' },
    ]);
  });
});
