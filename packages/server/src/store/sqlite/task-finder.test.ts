import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Task } from '@lockstep/protocol';
import { ana, fixtureId, fixtureTime, taskFixture } from '@lockstep/testkit/task-fixture';
import type SQLite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TaskCriteria, WriteTransaction } from '../store.ts';
import { openDatabase } from './open-database.ts';
import { openSqliteStore } from './open-sqlite-store.ts';
import type { SqliteStore } from './sqlite-store.ts';
import { TaskFinder } from './task-finder.ts';

const workspace = taskFixture(1).workspace_id;
const other = fixtureId(77);
const everything = { words: [], labels: [], status: 'all', sort: 'updated', limit: 500 } as const;

let folder: string;
let database: SQLite.Database;
let store: SqliteStore;
/** What happens while a finder lets others have their turn. */
let meanwhile: () => Promise<unknown>;
let pauses: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-finder-'));
  database = openDatabase(join(folder, 'lockstep.db'));
  store = await openSqliteStore({
    database,
    newEpoch: () => crypto.randomUUID(),
    onListenerError: () => {},
    onSyncFailure: () => {},
  });
  for (const id of [workspace, other]) {
    await store.createWorkspace({ id, name: 'W', kind: 'personal', owner_id: ana.user_id, created_at: fixtureTime });
  }
  meanwhile = () => Promise.resolve();
  pauses = 0;
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

function finder(maxTasks = 10_000): TaskFinder {
  return new TaskFinder({
    database,
    maxTasks,
    textCapacity: 1e6,
    pause: async () => {
      pauses += 1;
      await meanwhile();
    },
  });
}

/** Writes tasks as one operation does: rows and log together. */
function save(transaction: WriteTransaction, tasks: readonly Task[], createdSeq?: number): void {
  const [first] = tasks;
  if (first === undefined) return;
  const last = transaction.takeSeq(first.workspace_id, tasks.length);
  tasks.forEach((task, index) => {
    const seq = last - tasks.length + 1 + index;
    const entity = { ...task, seq };
    const body = JSON.stringify(entity);
    transaction.saveTask({ entity, created_seq: createdSeq ?? seq, field_seq: {}, trashed_with: null }, body);
    transaction.append(task.workspace_id, {
      seq,
      op_last_seq: last,
      op_id: `op-${last}`,
      event: body,
      user_id: ana.user_id,
      run_id: null,
      entity: 'task',
      entity_id: task.id,
      type: createdSeq === undefined ? 'created' : 'updated',
      inverse: {},
    });
  });
}

function add(from: number, count: number, fields: Partial<Task> = {}): Promise<void> {
  const tasks = Array.from({ length: count }, (_, index) => taskFixture(from + index, fields));
  return store.write((transaction) => save(transaction, tasks));
}

function change(number: number, fields: Partial<Task>): Promise<void> {
  return store.write((transaction) => save(transaction, [taskFixture(number, fields)], 0));
}

/** What is in the database, in the order of `everything`. */
function bodies(): readonly Task[] {
  const rows = database.prepare<unknown[], { body: string }>(
    `SELECT body FROM task WHERE workspace_id = ? AND deleted_at IS NULL ORDER BY body ->> '$.seq' DESC, id DESC`,
  );
  return rows.all(workspace).map(({ body }) => JSON.parse(body) as Task);
}

async function all(asked: TaskFinder, workspace_id = workspace): Promise<{ tasks: Task[]; seqs: Set<number> }> {
  const tasks: Task[] = [];
  const seqs = new Set<number>();
  let cursor: string | undefined;
  do {
    const criteria: TaskCriteria = { ...everything, workspace_id, cursor };
    const page = await asked.find(criteria);
    tasks.push(...page.tasks);
    seqs.add(page.seq);
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return { tasks, seqs };
}

describe('TaskFinder', () => {
  it('knows of every write at once, however many there have been since it was asked', async () => {
    const asked = finder();
    await add(1, 10);
    expect((await all(asked)).tasks).toEqual(bodies());
    await change(3, { title: 'Three', labels: ['new'] });
    await change(4, { deleted_at: fixtureTime });
    expect(await all(asked)).toEqual({ tasks: bodies(), seqs: new Set([12]) });
    await add(11, 1200);
    for (let number = 100; number < 110; number += 1) await change(number, { completed: true, priority: 'high' });
    const found = await all(asked);
    expect(found).toEqual({ tasks: bodies(), seqs: new Set([1222]) });
    const labelled = await asked.find({ ...everything, workspace_id: workspace, labels: ['NEW'] });
    expect(labelled.tasks.map(({ title }) => title)).toEqual(['Three']);
  });

  it('P5: reads a large workspace in slices, and misses nothing of what is written between any two of them', async () => {
    await add(1, 1600);
    let next = 2000;
    meanwhile = async () => {
      if (next >= 2012) return;
      next += 1;
      await add(next, 1);
      await change(next - 1990, { title: `Changed while ${next}` });
      await change(1600 - (next - 2000), { deleted_at: fixtureTime });
    };
    const asked = finder();
    const [one, two] = await Promise.all([all(asked), all(asked)]);
    expect(pauses).toBeGreaterThan(5);
    expect(next).toBeGreaterThan(2005);
    meanwhile = () => Promise.resolve();
    for (const { seqs } of [one, two]) expect(Math.min(...seqs)).toBeGreaterThanOrEqual(1600 + 3 * 5);
    expect(await all(asked)).toEqual({ tasks: bodies(), seqs: new Set([await store.head(workspace)]) });
  });

  it('answers a page and its seq as of one moment', async () => {
    await add(1, 600);
    meanwhile = () => change(5, { title: 'Once more' });
    const asked = finder();
    const page = await asked.find({ ...everything, workspace_id: workspace, limit: 1 });
    expect(page.tasks[0]?.seq).toBe(page.seq);
    expect(page.total).toBe(600);
  });

  it('S5: starts anew where the log no longer reaches back to what it knows', async () => {
    const asked = finder();
    await add(1, 700);
    await all(asked);
    await change(5, { title: 'Changed' });
    await add(701, 300);
    database.prepare('DELETE FROM task WHERE id = ?').run(fixtureId(6));
    database.prepare('DELETE FROM change WHERE workspace_id = ? AND seq <= 900').run(workspace);
    database.prepare('UPDATE workspace SET floor = 900 WHERE id = ?').run(workspace);
    expect((await all(asked)).tasks).toEqual(bodies());
    await change(7, { title: 'Later' });
    expect((await all(asked)).tasks).toEqual(bodies());
  });

  it('forgets what the log says is gone', async () => {
    const asked = finder();
    await add(1, 3);
    await all(asked);
    await change(2, { title: 'Gone' });
    database.prepare('DELETE FROM task WHERE id = ?').run(fixtureId(2));
    const { tasks } = await all(asked);
    expect(tasks.map(({ id }) => id)).toEqual([fixtureId(3), fixtureId(1)]);
    expect(await asked.openCounts(workspace)).toMatchObject({ open: 2 });
  });

  it('S6: keeps workspaces apart, and those asked for last', async () => {
    const asked = finder(350);
    await add(1, 120);
    await add(1, 90, { workspace_id: other });
    for (const id of [workspace, other, workspace, other]) {
      const { tasks } = await all(asked, id);
      expect(tasks).toHaveLength(id === workspace ? 120 : 90);
      expect(tasks.every(({ workspace_id }) => workspace_id === id)).toBe(true);
    }
    expect((await all(asked, fixtureId(78))).tasks).toEqual([]);
  });

  it('tells open tasks by their titles, long ones too', async () => {
    const long = 'The same beginning '.repeat(20);
    await add(1, 1, { title: 'Café' });
    await add(2, 1, { title: `${long}one` });
    await add(3, 1, { title: `${long}two` });
    await add(4, 1, { title: 'CAFE', completed: true });
    await add(5, 1, { title: 'cafe', deleted_at: fixtureTime });
    const asked = finder();
    expect(await asked.titled(workspace, ' cafe ')).toEqual([{ id: fixtureId(1), name: 'Café' }]);
    expect(await asked.titled(workspace, `${long}TWO`)).toEqual([{ id: fixtureId(3), name: `${long}two` }]);
    expect(await asked.titled(workspace, 'caf')).toEqual([]);
  });

  it('searches texts that are too long to be kept where they are', async () => {
    const asked = new TaskFinder({ database, maxTasks: 100, textCapacity: 1000, pause: () => Promise.resolve() });
    const notes = 'Long notes about nothing. '.repeat(30);
    for (let number = 1; number <= 5; number += 1) await add(number, 1, { notes: `${notes} word${number}` });
    const search = async (words: string[]) =>
      (await asked.find({ ...everything, workspace_id: workspace, words })).tasks.map(({ id }) => id);
    expect(await search(['word4', 'about'])).toEqual([fixtureId(4)]);
    await change(4, { notes: `${notes} other` });
    expect(await search(['word4'])).toEqual([]);
    expect(await search(['other'])).toEqual([fixtureId(4)]);
  });
});
