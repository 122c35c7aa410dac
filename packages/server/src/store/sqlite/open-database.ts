import SQLite from 'better-sqlite3';

/**
 * How the one writer is set: WAL for readers beside it; FULL, until the store sees to the flush itself. The cache is small:
 * SQLite searches all of it at each COMMIT that has split a page, and what is not in it is in the system's.
 */
const writerPragmas = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'busy_timeout = 5000',
  'cache_size = -16384',
  'temp_store = MEMORY',
  'wal_autocheckpoint = 8000',
];

/** Opens (and creates) the database for writing. */
export function openDatabase(path: string): SQLite.Database {
  const database = new SQLite(path);
  for (const pragma of writerPragmas) database.pragma(pragma);
  return database;
}

/** A connection of its own for a long read that must see one moment. */
export function openReader(path: string): SQLite.Database {
  const database = new SQLite(path, { readonly: true, fileMustExist: true });
  database.pragma('busy_timeout = 5000');
  return database;
}
