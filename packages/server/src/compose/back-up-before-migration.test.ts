import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
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

/** Makes the database one of an earlier version. */
function forgetLastMigration(): void {
  const database = new SQLite(join(folder, 'lockstep.db'));
  database.exec(`DROP TABLE purged_task; DELETE FROM kysely_migration WHERE name = '0005-trash'`);
  database.close();
}

it('S4: a start that migrates backs up first, any other does not, and the last five such backups stay', async () => {
  const start = Date.parse('2026-11-22T10:00:00.000Z');
  expect(await openOn(start)).toEqual([]);
  expect(await openOn(start)).toEqual([]);
  for (let day = 1; day <= 7; day += 1) {
    forgetLastMigration();
    expect(await openOn(start + day * dayMs)).toHaveLength(1);
  }
  const kept = readdirSync(join(folder, 'backups'));
  expect(kept.toSorted()).toEqual(
    ['25', '26', '27', '28', '29'].map((day) => `before-2026-11-${day}T10-00-00-000Z-0005-trash.db`),
  );
  const copy = new SQLite(join(folder, 'backups', kept[0] ?? ''), { readonly: true });
  expect(copy.prepare(`SELECT count(*) FROM kysely_migration WHERE name = '0005-trash'`).pluck().get()).toBe(0);
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
  copy.close();
});
