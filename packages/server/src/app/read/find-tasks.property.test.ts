import { compareTasks, matchesFilter, type TaskFilter } from '@lockstep/core';
import { LockstepError, type Task } from '@lockstep/protocol';
import fc from 'fast-check';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';
import { type Caller, callerOf } from '../caller.ts';

let server: TestServer;
let caller: Caller;
let projects: readonly string[];
let now = Date.parse('2026-11-20T10:20:00.000Z');

const zones = ['UTC', 'Europe/Berlin', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu', 'America/New_York'];
const labels = ['home', 'Home', 'BÜRO', 'büro', 'ΣΊΣΥΦΟΣ', 'σίσυφος', 'a"b', '日本', 'x'];
const words = [
  'milk',
  'Café',
  'CAFE\u0301',
  'straße',
  'STRASSE',
  '100%',
  'a_b',
  '牛乳',
  '😀',
  'ﬁne',
  'İstanbul',
  '¨x',
  'a',
];
const days = ['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '9999-12-31'];
const times = ['00:00', '00:15', '00:30', '09:00', '12:05', '23:45'];
const sorts = ['position', 'due', 'priority', 'created', 'updated', 'completed', 'title'] as const;
const priorities = ['none', 'low', 'medium', 'high', 'urgent'] as const;

const taskInput = fc.record(
  {
    title: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')),
    notes: fc.oneof(
      fc.constantFrom(...words),
      fc.constantFrom('x'.repeat(3000), '\u0001"\\'.repeat(700), '漢'.repeat(2000)),
    ),
    labels: fc.uniqueArray(fc.constantFrom(...labels), { maxLength: 3 }),
    priority: fc.constantFrom(...priorities),
    due_date: fc.constantFrom(...days),
    due_time: fc.constantFrom(...times),
    due_zone: fc.constantFrom(...zones),
    project: fc.nat(2).map(String),
    fate: fc.constantFrom('open' as const, 'open' as const, 'open' as const, 'done' as const, 'trashed' as const),
  },
  { requiredKeys: ['title', 'fate'] },
);

const parts = {
  status: fc.constantFrom('open' as const, 'done' as const, 'trashed' as const, 'all' as const),
  query: fc.array(fc.constantFrom(...words, 'x', ' ', 'afe', 'strasse'), { maxLength: 2 }).map((all) => all.join(' ')),
  project: fc.nat(2),
  labels: fc.array(fc.constantFrom(...labels, 'HOME', 'Büro'), { maxLength: 2 }),
  priority: fc.constantFrom(...priorities),
  due_from: fc.constantFrom(...days),
  due_to: fc.constantFrom(...days),
  parent: fc.nat(20),
  completed_from: fc.constantFrom(...days),
  completed_to: fc.constantFrom(...days),
  overdue: fc.boolean(),
  ids: fc.array(fc.nat(150), { maxLength: 40 }),
};

/** A few parts at a time, so that something is found. */
const filterInput = fc
  .tuple(fc.record(parts), fc.subarray(Object.keys(parts), { maxLength: 3 }))
  .map(([all, chosen]): Partial<typeof all> =>
    Object.fromEntries(chosen.map((name) => [name, Reflect.get(all, name)])),
  );

type Write = 'task.add' | 'task.update' | 'task.complete' | 'task.delete' | 'task.restore' | 'project.save';

async function execute(operation: Write, input: object) {
  now += 60_000;
  return server.core.application.execute({ operation, input, op_id: v7() }, caller);
}

/** Every task there is, read in another way than searching. */
async function everyTask(): Promise<Task[]> {
  let text = '';
  for await (const piece of server.core.store.snapshot(server.workspace_id)) text += piece;
  const { tasks } = JSON.parse(text) as { tasks: Task[] };
  return tasks.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Changes a task; what a rule refuses stays as it is. */
async function change({ id, completed, deleted_at }: Task, kind: number): Promise<void> {
  const fields = [
    { title: 'Milk again', priority: 'urgent' },
    { notes: 'straße '.repeat(100), due_date: '2026-11-21' },
    { add_labels: ['x'], notes: '' },
  ];
  const perhaps = (operation: Write, input: object) => execute(operation, { id, ...input }).catch(refused);
  if (deleted_at !== null) await perhaps('task.restore', {});
  else if (kind === 0) await perhaps('task.delete', {});
  else if (kind === 1 && !completed) await perhaps('task.complete', {});
  else await perhaps('task.update', fields[kind % fields.length] ?? {});
}

/** Such as a subtask whose parent is in the trash. */
function refused(error: unknown): void {
  if (!(error instanceof LockstepError)) throw error;
}

beforeAll(async () => {
  server = await startTestServer({ environment: { clock: { now: () => now } } });
  const identity = await server.core.auth.localIdentity();
  if (identity === undefined) throw new Error('the owner is there');
  caller = callerOf(identity, { kind: 'user' });
  for (const name of ['Home', 'Büro']) await execute('project.save', { name });
  projects = (await server.core.store.projects(server.workspace_id)).map(({ id }) => id);
  const added: string[] = [];
  for (const { fate, project, due_date, due_time, due_zone, ...input } of fc.sample(taskInput, {
    numRuns: 150,
    seed: 7,
  })) {
    const time = due_date === undefined || due_time === undefined ? {} : { due_time, due_zone: due_zone ?? 'UTC' };
    const due = due_date === undefined ? {} : { due_date, ...time };
    const place = project === undefined ? {} : { project: projects[Number(project)] ?? null };
    const { result } = await execute('task.add', { ...input, ...due, ...place });
    const { id } = result['task'] as Task;
    added.push(id);
    if (fate === 'done') await execute('task.complete', { id });
    if (fate === 'trashed') await execute('task.delete', { id });
  }
  for (const [index, parent] of added.slice(0, 20).entries()) {
    for (const title of ['a part', 'straße'])
      await execute('task.add', { title: `${title} ${index}`, parent }).catch(refused);
  }
  expect((await everyTask()).length).toBeGreaterThan(150);
});

afterAll(() => server.stop());

/** Every page of a search, one after the other. */
async function pages(search: object): Promise<Task[]> {
  const found: Task[] = [];
  let cursor: string | undefined;
  do {
    const input = { ...search, ...(cursor === undefined ? {} : { cursor }) };
    const page = await server.core.application.read('task.find', input, caller);
    found.push(...(page['tasks'] as Task[]));
    cursor = (page['next_cursor'] as string | null) ?? undefined;
  } while (cursor !== undefined);
  return found;
}

describe('task.find on the database', () => {
  it('finds the very tasks, in the very order, that the rule says, page by page, whatever is written in between', async () => {
    const search = fc.tuple(
      filterInput,
      fc.constantFrom(...sorts),
      fc.integer({ min: 3, max: 40 }),
      fc.constantFrom(...zones),
      fc.integer({ min: 0, max: 47 }),
      fc.array(fc.tuple(fc.nat(149), fc.nat(5)), { maxLength: 3 }),
    );
    await fc.assert(
      fc.asyncProperty(search, async ([{ project, parent, ids, ...rest }, sort, limit, time_zone, hours, changes]) => {
        const before = await everyTask();
        for (const [index, kind] of changes) {
          const task = before[index];
          if (task !== undefined) await change(task, kind);
        }
        const tasks = await everyTask();
        now = Date.parse('2026-11-20T10:20:00.000Z') + hours * 3_600_000;
        const parentId = parent === undefined ? undefined : tasks[parent]?.id;
        const filter: TaskFilter = {
          ...rest,
          ...(project === undefined ? {} : { project: projects[project] ?? 'inbox' }),
          ...(parentId === undefined ? {} : { parent: parentId }),
          ...(ids === undefined ? {} : { ids: ids.map((index) => tasks[index]?.id ?? v7()) }),
        };
        const asker = { now: new Date(now).toISOString(), time_zone };
        const expected = tasks.filter(matchesFilter(filter, asker)).toSorted(compareTasks(sort));
        const found = await pages({ ...filter, sort, limit, time_zone });
        expect(found.map(({ title, id }) => `${title} ${id}`)).toEqual(
          expected.map(({ title, id }) => `${title} ${id}`),
        );
      }),
      { numRuns: 150, seed: 20261122 },
    );
  });
});
