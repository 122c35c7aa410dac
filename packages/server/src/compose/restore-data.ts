import { existsSync, linkSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { LockstepError } from '@lockstep/protocol';
import SQLite from 'better-sqlite3';
import { migrations } from '../store/migrations/migrations.ts';
import { openReader } from '../store/sqlite/open-database.ts';
import { backupsFolder, databasePath, stampForName, syncToDisk } from './data-files.ts';
import { takeFolder } from './folder-lock.ts';
import { keepRevocations } from './keep-revocations.ts';
import { discardCopy, writeCopy } from './write-copy.ts';

export interface RestoreOptions {
  /** The data folder; made if it is missing. */
  readonly folder: string;
  /** The backup: absolute path. */
  readonly file: string;
  /** A random epoch (S4). */
  readonly newEpoch: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A backup that is in place. */
export interface Restored {
  readonly epoch: string;
  /** Where the data that it replaces is kept; null where there was none. */
  readonly replaced: string | null;
  /** Whether what had been revoked since the backup stays so; not where the data it replaces cannot be read. */
  readonly keeps_revocations: boolean;
}

function refuse(message: string, cause?: unknown): never {
  throw new LockstepError('VALIDATION_FAILED', message, { cause });
}

/** Refuses what is no backup of ours, or one of a later version. */
function checkOrigin(source: SQLite.Database, file: string): void {
  const tables = source.prepare<[], string>('SELECT name FROM sqlite_schema').pluck().all();
  if (!['meta', 'change', 'operation', 'kysely_migration'].every((table) => tables.includes(table))) {
    refuse(`${file} is no backup of Lockstep.`);
  }
  const done = source.prepare<[], string>('SELECT name FROM kysely_migration').pluck().all();
  const unknown = done.filter((name) => !Object.hasOwn(migrations, name));
  if (unknown.length > 0) refuse(`${file} comes from a later version of Lockstep (${unknown.join(', ')}).`);
}

function openBackup(file: string): SQLite.Database {
  if (!existsSync(file)) throw new LockstepError('NOT_FOUND', `There is no file ${file}.`);
  let source: SQLite.Database | undefined;
  try {
    source = openReader(file);
    checkOrigin(source, file);
    return source;
  } catch (error) {
    source?.close();
    if (!(error instanceof SQLite.SqliteError)) throw error;
    return refuse(`${file} is no backup of Lockstep: ${error.message}.`, error);
  }
}

/** Puts what is in the log beside the present data into its file; answers whether that data can be read at all. */
function settlePresent(path: string): boolean {
  const database = new SQLite(path);
  try {
    database.pragma('journal_mode = DELETE');
    return true;
  } catch (error) {
    if (error instanceof SQLite.SqliteError) return false;
    throw error;
  } finally {
    database.close();
  }
}

/**
 * Puts the restored file where the present one is, in one step, and keeps the present one aside. A log that could not be
 * settled goes with its own database: beside another it would be taken for that one's.
 */
function exchange(folder: string, restored: string, now: number): string {
  const path = databasePath(folder);
  mkdirSync(backupsFolder(folder), { recursive: true, mode: 0o700 });
  const aside = join(backupsFolder(folder), `replaced-${stampForName(now)}.db`);
  linkSync(path, aside);
  for (const ending of ['-wal', '-shm']) {
    if (existsSync(path + ending)) renameSync(path + ending, aside + ending);
  }
  renameSync(restored, path);
  return aside;
}

/**
 * Puts a backup in the place of the data, which is kept aside, under a new epoch, so that every client starts again from a
 * snapshot and sends again what the log does not show (S4, C9).
 *
 * @throws LockstepError CONFLICT while a server or a command uses the folder; NOT_FOUND or VALIDATION_FAILED where the file
 * is none of ours; the data is as it was in each of these cases.
 */
export async function restoreData(options: RestoreOptions): Promise<Restored> {
  const source = openBackup(options.file);
  try {
    const release = takeFolder(options.folder);
    try {
      return await replaceData(source, options);
    } finally {
      release();
    }
  } finally {
    source.close();
  }
}

async function replaceData(source: SQLite.Database, { folder, newEpoch, now }: RestoreOptions): Promise<Restored> {
  const path = databasePath(folder);
  const isReplacing = existsSync(path);
  const isReadable = isReplacing && settlePresent(path);
  const copy = join(folder, '.lockstep.db.restored');
  let keeps_revocations = false;
  try {
    await writeCopy(source, copy, (database) => {
      database.prepare(`UPDATE meta SET value = ? WHERE key = 'epoch'`).run(newEpoch);
      if (isReadable) keeps_revocations = tryToKeepRevocations(database, path, now);
    });
    const replaced = isReplacing ? exchange(folder, copy, now) : null;
    if (!isReplacing) renameSync(copy, path);
    syncToDisk(folder);
    return { epoch: newEpoch, replaced, keeps_revocations };
  } finally {
    discardCopy(copy);
  }
}

function tryToKeepRevocations(copy: SQLite.Database, path: string, now: number): boolean {
  try {
    keepRevocations(copy, path, now);
    return true;
  } catch (error) {
    if (error instanceof SQLite.SqliteError) return false;
    throw error;
  }
}
