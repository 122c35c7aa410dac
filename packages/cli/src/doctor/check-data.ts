import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { type DataReport, inspectData } from '@lockstep/server';
import type { Finding } from './finding.ts';

const othersBits = 0o077;
const lowSpaceBytes = 512 * 1024 * 1024;
const megabyte = 1024 * 1024;
const dayMs = 24 * 60 * 60 * 1_000;
const staleBackupDays = 7;

function checkModes(folder: string, { folderMode, databaseMode, secretMode }: DataReport): Finding {
  const check = 'Permissions';
  const open = [
    ['', folderMode],
    ['/lockstep.db', databaseMode],
    ['/secret', secretMode],
  ].flatMap(([name, mode]) => (typeof mode === 'number' && (mode & othersBits) !== 0 ? [`${folder}${name}`] : []));
  if (open.length === 0) return { check, state: 'ok', detail: 'only you can read the data' };
  return {
    check,
    state: 'warning',
    detail: `others on this machine can reach ${open.join(', ')}`,
    advice: `chmod -R go-rwx '${folder}'`,
  };
}

function checkIntegrity({ damage, size }: DataReport): Finding {
  const check = 'Database';
  if (damage.length === 0) return { check, state: 'ok', detail: `intact, ${(size / megabyte).toFixed(1)} MB` };
  return {
    check,
    state: 'problem',
    detail: `damaged: ${damage.slice(0, 3).join('; ')}`,
    advice: 'Stop the server, keep a copy of the folder, and `lockstep restore` your newest good backup.',
  };
}

function checkMigrations({ pending }: DataReport): Finding {
  const check = 'Migrations';
  if (pending.length === 0) return { check, state: 'ok', detail: 'all done' };
  const detail = `due: ${pending.join(', ')}`;
  return { check, state: 'warning', detail, advice: 'The next start does them, after a backup.' };
}

function checkBackup({ backedUpAt }: DataReport, now: number): Finding {
  const check = 'Backup';
  const advice = '`lockstep backup FILE` makes one while the server runs.';
  if (backedUpAt === null) return { check, state: 'warning', detail: 'none has been made', advice };
  const days = Math.floor((now - Date.parse(backedUpAt)) / dayMs);
  const detail = `the last is of ${backedUpAt}`;
  return days <= staleBackupDays ? { check, state: 'ok', detail } : { check, state: 'warning', detail, advice };
}

function checkLog({ log }: DataReport): Finding {
  const discarded = log.discarded === 0 ? 'none discarded' : `${log.discarded} older ones discarded`;
  return { check: 'Log', state: 'ok', detail: `${log.kept} changes, ${discarded}` };
}

async function checkWritable(folder: string): Promise<Finding> {
  const check = 'Data folder';
  try {
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return { check, state: 'ok', detail: folder };
  } catch {
    const advice = `Make it yours: chown -R "$USER" '${folder}'`;
    return { check, state: 'problem', detail: `${folder} cannot be written to`, advice };
  }
}

async function checkSpace(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const detail = `${Math.floor(free / megabyte)} MB free`;
  if (free >= lowSpaceBytes) return { check: 'Disk', state: 'ok', detail };
  return { check: 'Disk', state: 'warning', detail, advice: 'Writes are refused once it is full: make room.' };
}

async function inspected(folder: string, now: number): Promise<readonly Finding[]> {
  try {
    const report = await inspectData(folder);
    if (report.databaseMode === null) {
      return [{ check: 'Database', state: 'warning', detail: 'none yet', advice: 'The first start makes it.' }];
    }
    return [
      checkModes(folder, report),
      checkIntegrity(report),
      checkMigrations(report),
      checkLog(report),
      checkBackup(report, now),
    ];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const advice = 'Keep a copy of the folder, then `lockstep restore` your newest good backup.';
    return [{ check: 'Database', state: 'problem', detail: `cannot be read: ${reason}`, advice }];
  }
}

/** The data folder: whether it is there, private, intact, and of this version. */
export async function checkData(folder: string, now: number): Promise<readonly Finding[]> {
  const there = await access(folder).then(
    () => true,
    () => false,
  );
  if (!there) {
    const advice = 'The first start makes it; LOCKSTEP_DATA names another.';
    return [{ check: 'Data folder', state: 'warning', detail: `${folder} is not there`, advice }];
  }
  return [await checkWritable(folder), ...(await inspected(folder, now)), await checkSpace(folder)];
}
