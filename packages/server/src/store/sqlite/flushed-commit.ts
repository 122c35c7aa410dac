import type SQLite from 'better-sqlite3';
import type { SqliteDatabase } from 'kysely';

/**
 * Runs a write whose COMMIT flushes the log to the disk before it returns. Groups do without (they are flushed together,
 * ADR 0009), so the writer's connection is set not to; accounts and conversations, which write seldom, come this way.
 */
export function flushedCommit<Value>(database: SQLite.Database, write: () => Value): Value {
  // Within a transaction it cannot be changed: then BEGIN has come this way, and COMMIT will.
  if (!database.inTransaction) database.pragma('synchronous = FULL');
  try {
    return write();
  } finally {
    if (!database.inTransaction) database.pragma('synchronous = NORMAL');
  }
}

/** The connection as a query builder's driver sees it, each write of which is flushed. */
export function flushed(database: SQLite.Database): SqliteDatabase {
  return {
    close: () => undefined,
    prepare: (sql) => {
      const statement = database.prepare(sql);
      const all = (parameters: readonly unknown[]): unknown[] => statement.all(...parameters);
      return {
        reader: statement.reader,
        all: statement.readonly ? all : (parameters) => flushedCommit(database, () => all(parameters)),
        run: (parameters) => flushedCommit(database, () => statement.run(...parameters)),
        iterate: (parameters) => statement.iterate(...parameters),
      };
    },
  };
}
