import type { Task } from '@lockstep/protocol';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Workshop } from '../operation/random-operations.testing.ts';
import { compareTasks, type TaskSort } from './compare-tasks.ts';
import { dependsOnTime } from './depends-on-time.ts';
import { foldText } from './fold-text.ts';
import { isOverdue } from './is-overdue.ts';
import { matchesAtAnyTime } from './matches-at-any-time.ts';
import { matchesFilter } from './matches-filter.ts';
import type { TaskFilter } from './task-filter.ts';

const asker = { now: '2026-11-22T10:00:00.000Z', time_zone: 'Europe/Berlin' };

function task(fields: Partial<Task>): Task {
  const workshop = new Workshop();
  workshop.run('task.add', { title: 'Milk' });
  const [record] = workshop.state.tasks();
  if (record === undefined) throw new Error('The task was not added.');
  return { ...record.entity, ...fields };
}

function matches(fields: Partial<Task>, filter: TaskFilter): boolean {
  return matchesFilter(filter, asker)(task(fields));
}

const trashed = { deleted_at: asker.now };
const done = { completed: true, completed_at: '2026-11-20T23:30:00.000Z' };

describe('matchesFilter', () => {
  test.each<[NonNullable<TaskFilter['status']>, boolean[]]>([
    ['open', [true, false, false]],
    ['done', [false, true, false]],
    ['all', [true, true, false]],
    ['trashed', [false, false, true]],
  ])('status %s', (status, expected) => {
    expect([{}, done, trashed].map((fields) => matches(fields, { status }))).toEqual(expected);
  });

  test('without a status only open tasks', () => {
    expect([{}, done, trashed].map((fields) => matches(fields, {}))).toEqual([true, false, false]);
  });

  test('all words, in title or notes, whatever the case and accents', () => {
    const fields = { title: 'Café with Ana', notes: 'about the TRIP' };
    expect(matches(fields, { query: 'cafe trip' })).toBe(true);
    expect(matches(fields, { query: '  CAFÉ ' })).toBe(true);
    expect(matches(fields, { query: 'cafe bob' })).toBe(false);
    expect(matches(fields, { query: '' })).toBe(true);
  });

  test('all labels, priority, project, parent, assignee, ids', () => {
    const fields = {
      id: 'i',
      labels: ['Home', 'x'],
      priority: 'high' as const,
      project_id: 'p',
      parent_id: 'q',
      assignee_id: 'r',
    };
    const fitting: TaskFilter[] = [
      { labels: ['home', 'x'] },
      { priority: 'high' },
      { project: 'p' },
      { parent: 'q' },
      { assignee: 'r' },
      { ids: ['j', 'i'] },
    ];
    const others: TaskFilter[] = [
      { labels: ['home', 'y'] },
      { priority: 'low' },
      { project: 'inbox' },
      { parent: 'p' },
      { assignee: 'q' },
      { ids: [] },
    ];
    expect(fitting.map((filter) => matches(fields, filter))).toEqual(fitting.map(() => true));
    expect(others.map((filter) => matches(fields, filter))).toEqual(others.map(() => false));
    expect(matches({}, { project: 'inbox' })).toBe(true);
  });

  test('due dates, both ends included; without a date never', () => {
    const within = { due_from: '2026-12-01', due_to: '2026-12-03' };
    const dates = ['2026-11-30', '2026-12-01', '2026-12-03', '2026-12-04', null];
    expect(dates.map((due_date) => matches({ due_date }, within))).toEqual([false, true, true, false, false]);
  });

  test('days of completion are the asker’s', () => {
    expect(matches(done, { status: 'done', completed_from: '2026-11-21', completed_to: '2026-11-21' })).toBe(true);
    expect(matches(done, { status: 'done', completed_to: '2026-11-20' })).toBe(false);
  });
});

test('what a filter says of time is all that matchesAtAnyTime leaves out', () => {
  const timeless: TaskFilter = { status: 'all', query: 'milk', due_to: '2026-11-22', overdue: false };
  const some = [task({}), task({ due_date: '2026-11-21' }), task({ ...done, title: 'Milk and honey' })];
  expect(dependsOnTime(timeless)).toBe(false);
  expect(some.filter(matchesAtAnyTime(timeless))).toEqual(some.filter(matchesFilter(timeless, asker)));
  const timely: TaskFilter[] = [{ overdue: true }, { completed_from: '2026-11-21' }, { completed_to: '2026-11-21' }];
  expect(timely.map(dependsOnTime)).toEqual([true, true, true]);
  expect(timely.map((filter) => some.filter(matchesAtAnyTime(filter)).length)).toEqual([2, 2, 2]);
});

describe('isOverdue', () => {
  test('an all-day task is overdue when its day has ended where the asker is', () => {
    const late = { now: '2026-11-22T23:30:00.000Z' };
    const due = task({ due_date: '2026-11-22' });
    expect(isOverdue(due, { ...late, time_zone: 'Europe/London' })).toBe(false);
    expect(isOverdue(due, { ...late, time_zone: 'Europe/Berlin' })).toBe(true);
    expect(isOverdue({ ...due, ...done }, { ...late, time_zone: 'Europe/Berlin' })).toBe(false);
    expect(isOverdue({ ...due, ...trashed }, { ...late, time_zone: 'Europe/Berlin' })).toBe(false);
  });

  test('a timed task is overdue after its time in its own zone, wherever the asker is', () => {
    const due = task({ due_date: '2026-11-22', due_time: '05:00', due_zone: 'America/New_York' });
    expect(isOverdue(due, asker)).toBe(false);
    expect(isOverdue(due, { ...asker, now: '2026-11-22T10:00:00.001Z' })).toBe(true);
  });

  test('the filter narrows to it', () => {
    expect(matches({ due_date: '2026-11-21' }, { overdue: true })).toBe(true);
    expect(matches({ due_date: '2026-11-22' }, { overdue: true })).toBe(false);
    expect(matches({}, { overdue: false })).toBe(true);
  });
});

describe('compareTasks', () => {
  const dated = task({
    id: 'a',
    due_date: '2026-12-01',
    position: 'a1',
    seq: 1,
    created_at: '2026-11-01T00:00:00.000Z',
  });
  const timed = { ...dated, id: 'b', due_time: '09:00', position: 'a3', seq: 3, title: 'Ärger' };
  const urgent = {
    ...dated,
    id: 'c',
    due_date: null,
    priority: 'urgent' as const,
    position: 'a2',
    seq: 2,
    title: 'Zebra',
    ...done,
  };
  const twin = { ...dated, id: 'd', created_at: '2026-11-02T00:00:00.000Z' };

  test.each<[TaskSort, string]>([
    ['position', 'adcb'],
    ['due', 'badc'],
    ['priority', 'cadb'],
    ['created', 'dcba'],
    ['updated', 'bcda'],
    ['completed', 'cdba'],
    ['title', 'badc'],
  ])('by %s', (sort, order) => {
    expect(
      [twin, urgent, timed, dated]
        .toSorted(compareTasks(sort))
        .map(({ id }) => id)
        .join(''),
    ).toBe(order);
  });

  test('is a total order for every sort', () => {
    const some = fc.constantFrom(dated, timed, urgent, twin);
    const sorts = fc.constantFrom<TaskSort>('position', 'due', 'priority', 'created', 'updated', 'completed', 'title');
    fc.assert(
      fc.property(some, some, some, sorts, (a, b, c, sort) => {
        const compare = compareTasks(sort);
        expect(Math.sign(compare(a, b)) + Math.sign(compare(b, a))).toBe(0);
        expect(compare(a, b) === 0).toBe(a.id === b.id);
        expect(compare(a, b) <= 0 && compare(b, c) <= 0 && compare(a, c) > 0).toBe(false);
      }),
    );
  });
});

test('folding drops case and accents of any script’s Latin letters', () => {
  expect(foldText('ÀÉÎ ﬁ Ⅳ')).toBe('aei fi iv');
});
