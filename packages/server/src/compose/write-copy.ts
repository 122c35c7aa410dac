import { chmodSync, rmSync } from 'node:fs';
import { LockstepError } from '@lockstep/protocol';
import SQLite from 'better-sqlite3';
import { copyDatabase } from '../store/sqlite/copy-database.ts';
import { findDamage } from '../store/sqlite/find-damage.ts';
import { syncToDisk } from './data-files.ts';

/** Removes a copy that is not to be kept, and what SQLite may have put beside it. */
export function discardCopy(path: string): void {
  for (const ending of ['', '-journal', '-wal', '-shm']) rmSync(path + ending, { force: true });
}

/**
 * Copies a database as of one moment, checks the copy, and sees to its being on the disk: one file, readable by its owner
 * alone. `finish` may change the copy before it is checked.
 *
 * @throws LockstepError CONFLICT where the copy turns out damaged; nothing of it stays.
 */
export async function writeCopy(
  source: SQLite.Database,
  path: string,
  finish: (copy: SQLite.Database) => void = () => undefined,
): Promise<void> {
  discardCopy(path);
  try {
    await copyDatabase(source, path);
    chmodSync(path, 0o600);
    const copy = new SQLite(path);
    try {
      // Without a log beside it the copy is a single file.
      copy.pragma('journal_mode = DELETE');
      finish(copy);
      const damage = findDamage(copy);
      if (damage.length > 0)
        throw new LockstepError('CONFLICT', `The data is damaged: ${damage.slice(0, 3).join('; ')}`);
    } finally {
      copy.close();
    }
    syncToDisk(path);
  } catch (error) {
    discardCopy(path);
    throw error;
  }
}
