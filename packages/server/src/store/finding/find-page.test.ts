import { compareTasks, foldText, matchesFilter, type TaskFilter } from '@lockstep/core';
import type { Task } from '@lockstep/protocol';
import { fixtureId, taskFixture } from '@lockstep/testkit/task-fixture';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TaskCriteria } from '../store.ts';
import { findPage } from './find-page.ts';
import { openCounts } from './open-counts.ts';
import { TaskTable } from './task-table.ts';

const asker = { now: '2026-11-22T10:00:00.000Z', time_zone: 'Pacific/Kiritimati' };
const sorts = ['position', 'due', 'priority', 'created', 'updated', 'completed', 'title'] as const;
const priorities = ['none', 'low', 'medium', 'high', 'urgent'] as const;
const statuses = ['open', 'done', 'trashed', 'all'] as const;
const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Berlin'];
const words = ['Milk', 'milkshake', 'CAFÉ', 'a', 'straße', '😀', '\u{1F9C0}', 'ｆull', '牛乳', 'Zz'];
const labels = ['home', 'Home', 'büro', 'BÜRO', 'x'];
const days = ['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24', '9999-12-31'];
const instants = ['2026-11-01T00:00:00.000Z', '2026-11-02T12:00:00.000Z', '2026-11-02T12:00:00.001Z'];
const people = [fixtureId(701), fixtureId(702)];

function orNull<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> {
  return fc.option(value, { nil: null });
}

const title = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));

/** What differs between two tasks; most have the same date, position or instant as others. */
const fields: fc.Arbitrary<Partial<Task>> = fc
  .record({
    title: fc.oneof(
      title,
      title.map((text) => text.padStart(120, 'long ')),
    ),
    notes: fc.oneof(fc.constantFrom(...words), fc.constantFrom('', `${'notes '.repeat(60)} milk`)),
    labels: fc.uniqueArray(fc.constantFrom(...labels), { maxLength: 2 }),
    priority: fc.constantFrom(...priorities),
    due_date: orNull(fc.constantFrom(...days)),
    due_time: orNull(fc.constantFrom('00:00', '09:05', '23:45')),
    due_zone: orNull(fc.constantFrom(...zones)),
    completed_at: orNull(fc.constantFrom(...instants)),
    deleted_at: fc.option(fc.constantFrom(...instants), { nil: null, freq: 2 }),
    created_at: fc.constantFrom(...instants),
    seq: fc.integer({ min: 1, max: 2 ** 40 }),
    position: fc.constantFrom('a0', 'a1', 'a0V', 'Zz', 'a0000001', 'a0000002', 'é'),
    project_id: orNull(fc.constantFrom(...people)),
    parent_id: orNull(fc.constantFrom(...people)),
    assignee_id: orNull(fc.constantFrom(...people)),
  })
  .map(({ due_time, due_zone, ...rest }) => {
    const isTimed = rest.due_date !== null && due_time !== null;
    return {
      ...rest,
      due_time: isTimed ? due_time : null,
      due_zone: isTimed ? due_zone : null,
      completed: rest.completed_at !== null,
    };
  });

const parts = {
  query: fc
    .array(fc.constantFrom('milk', 'Cafe', 'shake', 'strasse', 'zz', 'a', '😀', 'full', 'nothing'), { maxLength: 2 })
    .map((some) => some.join(' ')),
  project: fc.constantFrom(...people, fixtureId(703), 'inbox'),
  parent: fc.constantFrom(...people, fixtureId(703)),
  assignee: fc.constantFrom(...people),
  labels: fc.array(fc.constantFrom('HOME', 'Büro', 'x', 'y'), { maxLength: 2 }),
  priority: fc.constantFrom(...priorities),
  due_from: fc.constantFrom(...days),
  due_to: fc.constantFrom(...days),
  completed_from: fc.constantFrom('0000-01-01', '2026-11-02', '2026-11-03'),
  completed_to: fc.constantFrom('2026-11-01', '2026-11-02', '2026-11-03', '9999-12-31'),
  overdue: fc.boolean(),
  ids: fc.array(fc.nat(320).map(fixtureId), { maxLength: 200 }),
};

/** A few parts at a time, so that something is found. */
const filter: fc.Arbitrary<TaskFilter> = fc
  .tuple(fc.record(parts), fc.subarray(Object.keys(parts), { maxLength: 3 }), fc.constantFrom(...statuses))
  .map(([all, chosen, status]) => ({
    ...Object.fromEntries(chosen.map((name) => [name, Reflect.get(all, name)])),
    status,
  }));

/** The same question in the store's terms; days become instants as core has them, at UTC+14. */
function criteriaOf({ status, query, project, parent, assignee, ...rest }: TaskFilter): Omit<TaskCriteria, 'sort'> {
  const { overdue, completed_from, completed_to, labels: asked, ...dates } = rest;
  return {
    ...dates,
    workspace_id: taskFixture(1).workspace_id,
    status: status ?? 'open',
    words: (query ?? '').split(/\s+/),
    labels: asked ?? [],
    project_id: project === 'inbox' ? null : project,
    parent_id: parent,
    assignee_id: assignee,
    overdue: overdue === true ? asker : undefined,
    completed_from: completed_from === undefined ? undefined : startOfDay(completed_from),
    completed_before: completed_to === undefined ? undefined : startOfDay(completed_to, 1),
    limit: 7,
  };
}

function startOfDay(date: string, days = 0): string {
  if (date.startsWith('0000')) return '0000-01-01T00:00:00.000Z';
  if (date.startsWith('9999')) return '9999-12-31T23:59:59.999Z';
  return new Date(Date.parse(`${date}T00:00:00.000+14:00`) + days * 86_400_000).toISOString();
}

function fold(task: Task): string {
  return foldText(`${task.title}\n${task.notes}`);
}

/** A table in which every task has come to be what it is by a way of its own. */
function tableOf(tasks: readonly Task[], earlier: readonly Partial<Task>[], capacity: number): TaskTable {
  const texts = new Map(tasks.map((task) => [task.id, fold(task)]));
  const table = new TaskTable({ capacity, readText: (id) => texts.get(id) ?? '' });
  tasks.forEach((task, index) => {
    const before = { ...task, ...earlier[index % Math.max(1, earlier.length)] };
    table.put(before, fold(before));
  });
  const foreign = Array.from({ length: 5 }, (_, index) => taskFixture(90_000 + index));
  for (const task of foreign) table.put(task, fold(task));
  for (const task of tasks) table.put(task, fold(task));
  for (const task of foreign) table.remove(task.id);
  return table;
}

function pages(table: TaskTable, criteria: TaskCriteria): { ids: string[]; totals: Set<number> } {
  const ids: string[] = [];
  const totals = new Set<number>();
  let cursor: string | undefined;
  do {
    const page = findPage(table, { ...criteria, cursor });
    ids.push(...page.ids);
    totals.add(page.total);
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return { ids, totals };
}

const tasks = fc
  .array(fields, { minLength: 1, maxLength: 300, size: 'max' })
  .map((all) => all.map((each, index) => taskFixture(index + 1, each)));

describe('findPage', () => {
  it('finds the very tasks, in the very order, that the rule says, page by page', () => {
    const limit = fc.constantFrom(1, 7, 40, 500);
    const earlier = fc.array(fields, { maxLength: 5 });
    const question = fc.tuple(filter, fc.constantFrom(...sorts), limit);
    fc.assert(
      fc.property(
        tasks,
        earlier,
        fc.constantFrom(0, 1e6),
        fc.array(question, { minLength: 5, maxLength: 5 }),
        (all, before, capacity, questions) => {
          const table = tableOf(all, before, capacity);
          for (const [asked, sort, size] of questions) {
            const expected = all.filter(matchesFilter(asked, asker)).toSorted(compareTasks(sort));
            const found = pages(table, { ...criteriaOf(asked), sort, limit: size });
            expect(found.ids).toEqual(expected.map(({ id }) => id));
            expect(found.totals).toEqual(new Set([expected.length]));
          }
        },
      ),
      { numRuns: 120, seed: 20261123 },
    );
  });

  it.each(sorts)('by %s, whichever way round the tasks have come', (sort) => {
    const all = Array.from({ length: 3000 }, (_, index) =>
      taskFixture(index + 1, {
        position: `b${String(index).padStart(4, '0')}`,
        seq: index + 1,
        title: `Task ${index}`,
        due_date: index % 3 === 0 ? null : `20${20 + (index % 70)}-01-01`,
        created_at: new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString(),
      }),
    );
    const expected = all.toSorted(compareTasks(sort)).map(({ id }) => id);
    const criteria = { ...criteriaOf({}), sort, limit: 500 };
    for (const each of [all, all.toReversed()]) expect(pages(tableOf(each, [], 1e6), criteria).ids).toEqual(expected);
  });

  it('refuses a cursor of another order, or none at all', () => {
    const table = tableOf([taskFixture(1), taskFixture(2)], [], 1e6);
    const criteria = { ...criteriaOf({}), limit: 1 };
    const { next_cursor } = findPage(table, { ...criteria, sort: 'due' });
    const cursor = next_cursor ?? '';
    expect(findPage(table, { ...criteria, sort: 'due', cursor }).ids).toEqual([fixtureId(2)]);
    const forged = ['', 'nonsense', Buffer.from('["due",1,"a"]').toString('base64url'), 'bnVsbA'];
    const bad = [['position', cursor] as const, ...forged.map((text) => ['due', text] as const)];
    for (const [sort, text] of bad) {
      expect(() => findPage(table, { ...criteria, sort, cursor: text })).toThrow(/cursor: must be the next_cursor/);
    }
  });
});

describe('openCounts', () => {
  it('counts what is open, by project and by label', () => {
    fc.assert(
      fc.property(tasks, fc.array(fields, { maxLength: 5 }), (all, before) => {
        const open = all.filter((task) => !task.completed && task.deleted_at === null);
        const counts = openCounts(tableOf(all, before, 1e6));
        expect(counts.open).toBe(open.length);
        for (const person of people) {
          const count = open.filter(({ project_id }) => project_id === person).length;
          expect(counts.by_project.get(person) ?? 0).toBe(count);
        }
        const borne = new Map(
          labels.map((label) => [label, open.filter((task) => task.labels.includes(label)).length] as const),
        );
        const expected = [...borne]
          .filter(([, count]) => count > 0)
          .toSorted(([a, countOfA], [b, countOfB]) => countOfB - countOfA || (a < b ? -1 : 1));
        expect([...counts.by_label]).toEqual(expected);
      }),
      { numRuns: 40, seed: 20261123 },
    );
  });
});
