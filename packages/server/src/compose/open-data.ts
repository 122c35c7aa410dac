import { chmodSync, existsSync } from 'node:fs';
import type SQLite from 'better-sqlite3';
import { openDatabase } from '../store/sqlite/open-database.ts';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store.ts';
import type { SqliteStore } from '../store/sqlite/sqlite-store.ts';
import { backUpBeforeMigration } from './back-up-before-migration.ts';
import { databasePath } from './data-files.ts';
import { shareFolder } from './folder-lock.ts';

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
  /** Says that the folder is no longer in use; after the store is closed. */
  readonly release: () => void;
}

/**
 * Opens the data folder: makes it and the database where they are missing, backs up and migrates where it is due.
 *
 * @throws LockstepError CONFLICT while a backup is being restored into it.
 */
export async function openData(options: OpenDataOptions): Promise<OpenData> {
  const release = shareFolder(options.folder);
  try {
    return { ...(await openInUse(options)), release };
  } catch (error) {
    release();
    throw error;
  }
}

async function openInUse(options: OpenDataOptions): Promise<Omit<OpenData, 'release'>> {
  const path = databasePath(options.folder);
  const isNew = !existsSync(path);
  const database = openDatabase(path);
  chmodSync(path, 0o600);
  const backup = isNew ? null : await backUpBeforeMigration(database, options.folder, options.now);
  if (backup !== null) options.onBackup(backup);
  const store = await openSqliteStore({
    database,
    newEpoch: options.newEpoch,
    onListenerError: (error) => options.onListenerError(error),
    onSyncFailure: (error) => options.onSyncFailure(error),
  });
  return { database, store };
}
