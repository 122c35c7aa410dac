import { expect, it } from 'vitest';
import { localDue } from './local-due.ts';

const due = (due_date: string | null, due_time: string | null = null, due_zone: string | null = null) => ({
  due_date,
  due_time,
  due_zone,
});

it.each([
  ['no date', due(null), null],
  ['a day is that day anywhere', due('2026-11-23'), { date: '2026-11-23', time: null }],
  ['its own zone', due('2026-11-23', '09:00', 'Europe/Berlin'), { date: '2026-11-23', time: '09:00' }],
  ['west of here', due('2026-11-22', '20:00', 'America/New_York'), { date: '2026-11-23', time: '02:00' }],
  ['east of here', due('2026-11-23', '05:30', 'Asia/Tokyo'), { date: '2026-11-22', time: '21:30' }],
  ['in summer', due('2026-07-01', '12:00', 'America/New_York'), { date: '2026-07-01', time: '18:00' }],
  [
    'between two changes of the clock',
    due('2026-03-20', '12:00', 'America/New_York'),
    { date: '2026-03-20', time: '17:00' },
  ],
])('%s', (_what, task, expected) => {
  expect(localDue(task, 'Europe/Berlin')).toEqual(expected);
});
