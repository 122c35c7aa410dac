import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type SQLite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { LockstepSchema } from '../store/schema.ts';
import { pendingMigrations } from '../store/migrations/migrate.ts';
import { openDatabase } from '../store/sqlite/open-database.ts';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store.ts';
import type { SqliteStore } from '../store/sqlite/sqlite-store.ts';

export interface OpenDataOptions {
  readonly folder: string;
  /** Milliseconds since 1970; names the backup. */
  readonly now: number;
  readonly newEpoch: () => string;
  onListenerError(error: unknown): void;
  /** The disk did not take what was committed: the process has to end. */
  onSyncFailure(error: unknown): void;
  onBackup(path: string): void;
}

export interface OpenData {
  readonly database: SQLite.Database;
  readonly store: SqliteStore;
}

/** Keeps a copy of what is there before its schema is changed (contract, `npm start`). */
async function backUpBeforeMigration(
  database: SQLite.Database,
  isNew: boolean,
  options: OpenDataOptions,
): Promise<void> {
  if (isNew) return;
  const kysely = new Kysely<LockstepSchema>({ dialect: new SqliteDialect({ database }) });
  const pending = await pendingMigrations(kysely);
  if (pending.length === 0) return;
  const folder = join(options.folder, 'backups');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `before-${pending[0] ?? 'migration'}-${options.now}.db`);
  await database.backup(path);
  chmodSync(path, 0o600);
  options.onBackup(path);
}

/** Opens the data folder: makes it and the database where they are missing, backs up and migrates where it is due. */
export async function openData(options: OpenDataOptions): Promise<OpenData> {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  const path = join(options.folder, 'lockstep.db');
  const isNew = !existsSync(path);
  const database = openDatabase(path);
  chmodSync(path, 0o600);
  await backUpBeforeMigration(database, isNew, options);
  const store = await openSqliteStore({
    database,
    newEpoch: options.newEpoch,
    onListenerError: (error) => options.onListenerError(error),
    onSyncFailure: (error) => options.onSyncFailure(error),
  });
  return { database, store };
}
