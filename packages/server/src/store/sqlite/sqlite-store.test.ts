import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Task } from '@lockstep/protocol';
import { fixtureTime, taskFixture } from '@lockstep/testkit/task-fixture';
import { describeStore, type StoreUnderTest } from '../store-contract.testing.ts';
import { openDatabase } from './open-database.ts';
import { openSqliteStore } from './open-sqlite-store.ts';

async function openIn(folder: string) {
  const database = openDatabase(join(folder, 'lockstep.db'));
  const store = await openSqliteStore({
    database,
    newEpoch: () => crypto.randomUUID(),
    onListenerError: () => {},
    onSyncFailure: () => {},
  });
  return { database, store };
}

async function fresh(): Promise<StoreUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-store-'));
  const { store } = await openIn(folder);
  return {
    store,
    reopen: async () => {
      await store.close();
      return (await openIn(folder)).store;
    },
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}

describeStore('SQLite', fresh);

it('S2: a group whose COMMIT fails answers all of its operations with UNAVAILABLE, and nothing of it is there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-store-'));
  const { database, store } = await openIn(folder);
  const workspace = { id: crypto.randomUUID(), name: 'W', kind: 'personal', owner_id: crypto.randomUUID() } as const;
  await store.createWorkspace({ ...workspace, created_at: '2026-11-22T10:00:00.000Z' });
  const published: number[] = [];
  // A deferred foreign key is only judged at COMMIT, so this is a commit that really fails.
  database.pragma('defer_foreign_keys = OFF');
  database.exec('CREATE TABLE child (id INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)');
  database.exec('CREATE TABLE parent (id INTEGER PRIMARY KEY)');
  const writes = [1, 2].map((index) =>
    store.write(
      (transaction) => {
        if (index === 2) database.exec('INSERT INTO child VALUES (1)');
        return transaction.takeSeq(workspace.id, 1);
      },
      (seq) => published.push(seq),
    ),
  );
  const settled = await Promise.allSettled(writes);
  expect(settled.map((result) => result.status)).toEqual(['rejected', 'rejected']);
  expect(settled[0]).toMatchObject({ reason: { code: 'UNAVAILABLE' } });
  expect(published).toEqual([]);
  expect(await store.head(workspace.id)).toBe(0);
  expect(await store.write((transaction) => transaction.takeSeq(workspace.id, 1))).toBe(1);
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

it('the columns that rules ask for say what the body says, whatever was written', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-store-'));
  const { database, store } = await openIn(folder);
  const [first, second] = [taskFixture(1), taskFixture(2, { parent_id: taskFixture(1).id, due_date: '2026-12-01' })];
  const done = { completed: true, completed_at: fixtureTime, due_time: '09:00', priority: 'high' } as const;
  const writes: readonly Task[] = [
    first,
    second,
    { ...first, ...done, seq: 3, title: 'Other', position: 'b0', project_id: second.id },
    { ...second, seq: 4, deleted_at: fixtureTime, due_date: null },
    { ...first, seq: 5, title: 'Open again' },
  ];
  for (const entity of writes) {
    const created_seq = entity.id === first.id ? first.seq : second.seq;
    const record = { entity, created_seq, field_seq: {}, trashed_with: null };
    await store.write((transaction) => transaction.saveTask(record, JSON.stringify(entity)));
    const row = database.prepare<unknown[], Record<string, unknown>>('SELECT * FROM task WHERE id = ?').get(entity.id);
    const columns = Object.keys(row ?? {}).filter((name) => Object.hasOwn(entity, name));
    expect(columns).toContain('deleted_at');
    for (const name of columns) {
      const value = entity[name as keyof Task];
      expect([name, row?.[name]]).toEqual([name, typeof value === 'boolean' ? Number(value) : value]);
    }
  }
  await store.close();
  await rm(folder, { recursive: true, force: true });
});
