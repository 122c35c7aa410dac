import SQLite from 'better-sqlite3';

/** How the one writer is set: WAL for readers beside it, FULL so that an acknowledged change survives a power cut. */
const writerPragmas = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'busy_timeout = 5000',
  'cache_size = -65536',
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
