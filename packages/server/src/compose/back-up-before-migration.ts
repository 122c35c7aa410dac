import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type SQLite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { pendingMigrations } from '../store/migrations/migrate.ts';
import type { LockstepSchema } from '../store/schema.ts';
import { backupsFolder, stampForName } from './data-files.ts';
import { writeCopy } from './write-copy.ts';

/** How many of these backups stay. */
const mostKept = 5;
const prefix = 'before-';

function dropOldest(folder: string): void {
  const found = readdirSync(folder)
    .filter((name) => name.startsWith(prefix) && name.endsWith('.db'))
    .toSorted();
  for (const name of found.slice(0, -mostKept)) rmSync(join(folder, name), { force: true });
}

/**
 * Keeps a copy of the data before its schema is changed, where a change is due (contract, `npm start`), and lets go of the
 * oldest such copies. Answers where it is, null where nothing was due.
 */
export async function backUpBeforeMigration(
  database: SQLite.Database,
  dataFolder: string,
  now: number,
): Promise<string | null> {
  const kysely = new Kysely<LockstepSchema>({ dialect: new SqliteDialect({ database }) });
  const [first] = await pendingMigrations(kysely);
  if (first === undefined) return null;
  const folder = backupsFolder(dataFolder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${prefix}${stampForName(now)}-${first}.db`);
  await writeCopy(database, path);
  dropOldest(folder);
  return path;
}
