import type SQLite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { migrate } from '../migrations/migrate.ts';
import type { LockstepSchema } from '../schema.ts';
import { SqliteStore } from './sqlite-store.ts';
import { type DurableFile, WalFile } from './wal-file.ts';

export interface OpenOptions {
  /** Opened by `openDatabase`. */
  readonly database: SQLite.Database;
  /** A random epoch for a database that has none yet. */
  readonly newEpoch: () => string;
  readonly onListenerError: (error: unknown) => void;
  readonly onSyncFailure: (error: unknown) => void;
  /** Default: the write-ahead log beside the database. */
  readonly file?: DurableFile;
}

/** The database's epoch; a new database gets one (S4). */
function readEpoch(database: SQLite.Database, newEpoch: () => string): string {
  database.prepare(`INSERT INTO meta (key, value) VALUES ('epoch', ?) ON CONFLICT DO NOTHING`).run(newEpoch());
  const row = database.prepare<unknown[], { value: string }>(`SELECT value FROM meta WHERE key = 'epoch'`).get();
  if (row === undefined) throw new Error('The database has no epoch.');
  return row.value;
}

/** Migrates the database and opens the store on it. */
export async function openSqliteStore(options: OpenOptions): Promise<SqliteStore> {
  const { database } = options;
  await migrate(new Kysely<LockstepSchema>({ dialect: new SqliteDialect({ database }) }));
  return new SqliteStore({
    database,
    epoch: readEpoch(database, options.newEpoch),
    file: options.file ?? new WalFile(database.name),
    onListenerError: options.onListenerError,
    onSyncFailure: options.onSyncFailure,
  });
}
