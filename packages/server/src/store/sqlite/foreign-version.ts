import type SQLite from 'better-sqlite3';

/** Tells a number that is another one after another connection has committed; SQLite counts that, and only that. */
export function foreignVersion(database: SQLite.Database): () => number {
  const dataVersion = database.prepare<[], number>('PRAGMA data_version').pluck();
  return () => dataVersion.get() ?? 0;
}
