import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrations } from '../store/migrations/migrations.ts';
import { openData } from './open-data.ts';

const dayMs = 24 * 60 * 60 * 1_000;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-migration-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function openOn(now: number): Promise<readonly string[]> {
  const backups: string[] = [];
  const { store, release } = await openData({
    folder,
    now,
    newEpoch: () => 'epoch',
    onListenerError: () => {},
    onSyncFailure: () => {},
    onBackup: (path) => backups.push(path),
  });
  await store.close();
  release();
  return backups;
}

const [before, latest] = Object.keys(migrations).toSorted().slice(-2);

/** Puts a database of the version before in the place of what is there. */
async function putEarlierVersion(): Promise<void> {
  for (const end of ['', '-wal', '-shm']) await rm(join(folder, `lockstep.db${end}`), { force: true });
  const db = new Kysely({ dialect: new SqliteDialect({ database: new SQLite(join(folder, 'lockstep.db')) }) });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  expect((await migrator.migrateTo(before ?? '')).error).toBeUndefined();
  await db.destroy();
}

it('S4: a start that migrates backs up first, any other does not, and the last five such backups stay', async () => {
  const start = Date.parse('2026-11-22T10:00:00.000Z');
  expect(await openOn(start)).toEqual([]);
  expect(await openOn(start)).toEqual([]);
  for (let day = 1; day <= 7; day += 1) {
    await putEarlierVersion();
    expect(await openOn(start + day * dayMs)).toHaveLength(1);
  }
  const kept = readdirSync(join(folder, 'backups'));
  expect(kept.toSorted()).toEqual(
    ['25', '26', '27', '28', '29'].map((day) => `before-2026-11-${day}T10-00-00-000Z-${latest}.db`),
  );
  const copy = new SQLite(join(folder, 'backups', kept[0] ?? ''), { readonly: true });
  expect(copy.prepare('SELECT count(*) FROM kysely_migration WHERE name = ?').pluck().get(latest)).toBe(0);
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
  copy.close();
});
