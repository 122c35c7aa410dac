import type { Task } from '@lockstep/protocol';
import { expect, it } from 'vitest';
import { todaySections } from './today-sections.ts';

const task = (title: string, due_date: string, due_time: string | null = null, due_zone: string | null = null) =>
  ({ title, due_date, due_time, due_zone }) as Task;

const titles = (tasks: readonly Task[]) => tasks.map(({ title }) => title);

it('parts a day into late, timed by the clock, and the rest', () => {
  const sections = todaySections(
    [
      task('late', '2026-11-22'),
      task('nine', '2026-11-23', '09:00', 'Europe/Berlin'),
      task('any', '2026-11-23'),
      task('eight', '2026-11-23', '08:00', 'Europe/Berlin'),
      task('tomorrow', '2026-11-24'),
    ],
    '2026-11-23',
    'Europe/Berlin',
  );
  expect(titles(sections.overdue)).toEqual(['late']);
  expect(titles(sections.timed)).toEqual(['eight', 'nine']);
  expect(titles(sections.rest)).toEqual(['any']);
});

it('judges a timed task by the moment, not by the date of its own zone', () => {
  const evening = task('call New York', '2026-11-22', '20:00', 'America/New_York');
  expect(titles(todaySections([evening], '2026-11-23', 'Europe/Berlin').timed)).toEqual(['call New York']);
});
