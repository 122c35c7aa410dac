import { statSync } from 'node:fs';
import { join } from 'node:path';
import type SQLite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { LockstepSchema } from '../store/schema.ts';
import { pendingMigrations } from '../store/migrations/migrate.ts';
import { backedUpAt } from './backup-note.ts';
import { findDamage } from '../store/sqlite/find-damage.ts';
import { openReader } from '../store/sqlite/open-database.ts';

/** The state of a data folder; nothing in it is changed. */
export interface DataReport {
  /** Permission bits of the folder, null where there is none. */
  readonly folderMode: number | null;
  /** The database file's and the secret's, null where there is none. */
  readonly databaseMode: number | null;
  readonly secretMode: number | null;
  /** What SQLite finds wrong; empty if all is well. */
  readonly damage: readonly string[];
  /** Migrations that the next start will do. */
  readonly pending: readonly string[];
  /** Bytes of the database file. */
  readonly size: number;
  /** When `lockstep backup` was last done, ISO 8601 UTC; null: never. */
  readonly backedUpAt: string | null;
  /** Changes in the logs of all workspaces, and how many retention has discarded. */
  readonly log: { readonly kept: number; readonly discarded: number };
}

const permissionBits = 0o777;

function statOf(path: string) {
  return statSync(path, { throwIfNoEntry: false });
}

function modeOf(path: string): number | null {
  const stat = statOf(path);
  return stat === undefined ? null : stat.mode & permissionBits;
}

function extentOfLog(database: SQLite.Database): DataReport['log'] {
  const sum = 'SELECT coalesce(sum(head - floor), 0) AS kept, coalesce(sum(floor), 0) AS discarded FROM workspace';
  return database.prepare<[], DataReport['log']>(sum).get() ?? { kept: 0, discarded: 0 };
}

async function inspectDatabase(path: string): Promise<Pick<DataReport, 'damage' | 'pending' | 'backedUpAt' | 'log'>> {
  const database = openReader(path);
  try {
    const damage = findDamage(database);
    const pending = await pendingMigrations(new Kysely<LockstepSchema>({ dialect: new SqliteDialect({ database }) }));
    return { damage, pending, backedUpAt: backedUpAt(database), log: extentOfLog(database) };
  } finally {
    database.close();
  }
}

/** Looks at a data folder, while a server runs on it or not. Rejects where the database cannot be read at all. */
export async function inspectData(folder: string): Promise<DataReport> {
  const path = join(folder, 'lockstep.db');
  const file = statOf(path);
  const modes = {
    folderMode: modeOf(folder),
    databaseMode: modeOf(path),
    secretMode: modeOf(join(folder, 'secret')),
    size: file?.size ?? 0,
  };
  if (file === undefined) {
    return { ...modes, damage: [], pending: [], backedUpAt: null, log: { kept: 0, discarded: 0 } };
  }
  return { ...modes, ...(await inspectDatabase(path)) };
}
