import type SQLite from 'better-sqlite3';

/** What is copied before others have their turn, 4 KiB each. */
const pagesAStep = 2_000;

/**
 * Copies a database as it is at one moment into a new file, while others go on writing to it: the connection holds a read
 * transaction all along, so that what they commit neither shows in the copy nor makes it begin anew.
 */
export async function copyDatabase(source: SQLite.Database, path: string): Promise<void> {
  source.exec('BEGIN');
  try {
    // A transaction sees the moment of its first read.
    source.prepare('SELECT 1 FROM sqlite_schema').get();
    await source.backup(path, { progress: () => pagesAStep });
  } finally {
    source.exec('COMMIT');
  }
}
