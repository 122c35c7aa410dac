import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { LockstepError } from '@lockstep/protocol';
import SQLite from 'better-sqlite3';

/**
 * Opens the lock of a data folder and takes it. It is a database without content, since SQLite's file locks work on every
 * system, for many processes at once, and end with the process that held them, however that ended.
 */
function lock(folder: string, statement: string, refusal: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'lockstep.lock');
  const database = new SQLite(path, { timeout: 0 });
  try {
    chmodSync(path, 0o600);
    database.exec(statement);
    return () => database.close();
  } catch (error) {
    database.close();
    const isTaken = error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_BUSY');
    throw isTaken ? new LockstepError('CONFLICT', refusal, { cause: error }) : error;
  }
}

/**
 * Says that a data folder is in use, as a server and a command beside it may be at the same time; answers how to say that
 * it no longer is.
 *
 * @throws LockstepError CONFLICT while a restore has it for itself.
 */
export function shareFolder(folder: string): () => void {
  return lock(
    folder,
    'BEGIN; SELECT count(*) FROM sqlite_schema',
    `${folder} is being restored. Try again after that.`,
  );
}

/**
 * Takes a data folder for oneself; answers how to give it back.
 *
 * @throws LockstepError CONFLICT while a server or a command uses it.
 */
export function takeFolder(folder: string): () => void {
  return lock(folder, 'BEGIN EXCLUSIVE', `A server or another command is using ${folder}: stop it first.`);
}
