import { existsSync, renameSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { LockstepError } from '@lockstep/protocol';
import SQLite from 'better-sqlite3';
import { openReader } from '../store/sqlite/open-database.ts';
import { noteBackup } from './backup-note.ts';
import { databasePath, syncToDisk } from './data-files.ts';
import { shareFolder } from './folder-lock.ts';
import { discardCopy, writeCopy } from './write-copy.ts';

export interface BackupOptions {
  /** The data folder. */
  readonly folder: string;
  /** Where the backup goes: absolute path of a file. */
  readonly file: string;
  /** Whether a file that is there may be replaced. */
  readonly overwrite: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A backup that was made. */
export interface Backup {
  readonly file: string;
  readonly bytes: number;
  /** The moment it shows, ISO 8601 UTC. */
  readonly taken_at: string;
  readonly epoch: string;
}

function refuse(message: string): never {
  throw new LockstepError('CONFLICT', message);
}

function epochOf(path: string): string {
  const copy = new SQLite(path, { readonly: true });
  try {
    return copy.prepare<[], string>(`SELECT value FROM meta WHERE key = 'epoch'`).pluck().get() ?? '';
  } finally {
    copy.close();
  }
}

/**
 * Backs a data folder up into one file, while a server runs on it or not: the data of one moment, checked, and under its
 * name only once it is whole and on the disk (S4).
 *
 * @throws LockstepError NOT_FOUND where there is no data, CONFLICT where the file is there already or the data is damaged.
 */
export async function backUpData({ folder, file, overwrite, now }: BackupOptions): Promise<Backup> {
  const path = databasePath(folder);
  if (!existsSync(path))
    throw new LockstepError('NOT_FOUND', `There is no data in ${folder}. LOCKSTEP_DATA names another folder.`);
  if (!existsSync(dirname(file))) throw new LockstepError('NOT_FOUND', `There is no folder ${dirname(file)}.`);
  if (existsSync(file) && !overwrite) refuse(`${file} is there already: name another file, or add --force.`);
  const partial = join(dirname(file), `.${basename(file)}.partial`);
  const taken_at = new Date(now).toISOString();
  const release = shareFolder(folder);
  try {
    const source = openReader(path);
    try {
      await writeCopy(source, partial);
    } finally {
      source.close();
    }
    const epoch = epochOf(partial);
    renameSync(partial, file);
    syncToDisk(dirname(file));
    noteBackup(path, taken_at);
    return { file, bytes: statSync(file).size, taken_at, epoch };
  } finally {
    discardCopy(partial);
    release();
  }
}
