import SQLite from 'better-sqlite3';

const key = 'backed_up_at';
const busyTimeoutMs = 5_000;

/** Leaves word of the latest backup in the data itself, for `lockstep doctor`. */
export function noteBackup(path: string, taken_at: string): void {
  const database = new SQLite(path, { timeout: busyTimeoutMs });
  try {
    database
      .prepare(`INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value`)
      .run(key, taken_at);
  } finally {
    database.close();
  }
}

/** When the data was last backed up, ISO 8601 UTC; null: never. */
export function backedUpAt(database: SQLite.Database): string | null {
  return database.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck().get(key) ?? null;
}
