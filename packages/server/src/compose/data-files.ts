import { closeSync, fsyncSync, openSync } from 'node:fs';
import { join } from 'node:path';

/** The database of a data folder. */
export function databasePath(folder: string): string {
  return join(folder, 'lockstep.db');
}

/** Where copies of earlier states are kept. */
export function backupsFolder(folder: string): string {
  return join(folder, 'backups');
}

/** Makes a file, or what a folder lists, survive a power cut. */
export function syncToDisk(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** An instant as it stands in the name of a file. */
export function stampForName(now: number): string {
  return new Date(now).toISOString().replaceAll(/[:.]/g, '-');
}
