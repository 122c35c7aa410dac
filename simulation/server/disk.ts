import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '../../packages/server/src/store/sqlite/open-database.ts';
import { openSqliteStore } from '../../packages/server/src/store/sqlite/open-sqlite-store.ts';
import { beganAt, beginnings } from './beginnings.ts';
import { people } from './people.ts';

export type Database = ReturnType<typeof openDatabase>;

/** A flush that takes no time: a thread of the pool would come back at a moment of its own. */
const instantFlush = { sync: (done: (error: null) => void) => done(null), close: () => undefined };

/** In memory where there is such a file system: what is proven is order and atomicity, which the medium does not change. */
function makeFolder(): string {
  return mkdtempSync(path.join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'lockstep-simulation-'));
}

async function writeTemplate(file: string): Promise<void> {
  const database = openDatabase(file);
  const store = await openSqliteStore({
    database,
    newEpoch: () => 'epoch-1',
    onListenerError: (error) => {
      throw error;
    },
    onSyncFailure: (error) => {
      throw error;
    },
    file: instantFlush,
  });
  const addUser = database.prepare(
    `INSERT INTO "user" (id, name, email, time_zone, created_at, updated_at) VALUES (?, ?, ?, 'UTC', ?, ?)`,
  );
  const addWorkspace = database.prepare(
    `INSERT INTO workspace (id, name, kind, created_at, body) VALUES (?, ?, ?, ?, ?)`,
  );
  const addMember = database.prepare(
    `INSERT INTO member (workspace_id, user_id, role, created_at, body) VALUES (?, ?, ?, ?, ?)`,
  );
  for (const { user } of people) addUser.run(user.id, user.name, user.email, beganAt, beganAt);
  for (const { workspace, members } of beginnings) {
    addWorkspace.run(workspace.id, workspace.name, workspace.kind, beganAt, JSON.stringify(workspace));
    for (const member of members) {
      addMember.run(workspace.id, member.user_id, member.role, beganAt, JSON.stringify(member));
    }
  }
  await store.close();
}

let template: Promise<Buffer> | undefined;

async function readTemplate(): Promise<Buffer> {
  const folder = makeFolder();
  const file = path.join(folder, 'template.db');
  try {
    await writeTemplate(file);
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The one thing of a server that outlives its process: the database file. */
export class Disk {
  readonly #folder: string;
  readonly #file: string;

  constructor(folder: string) {
    this.#folder = folder;
    this.#file = path.join(folder, 'lockstep.db');
  }

  /** A database with the people of the simulation and no change yet. */
  static async create(): Promise<Disk> {
    template ??= readTemplate();
    const bytes = await template;
    const disk = new Disk(makeFolder());
    writeFileSync(disk.#file, bytes);
    return disk;
  }

  open(): Database {
    return openDatabase(this.#file);
  }

  /** The power was cut: what had not been flushed is gone. Only while nobody has it open. */
  revert(image: Buffer): void {
    for (const ending of ['', '-wal', '-shm']) rmSync(this.#file + ending, { force: true });
    writeFileSync(this.#file, image);
  }

  /** Puts a backup in the place of what is there, under another epoch (S4). Only while nobody has it open. */
  restore(backup: Buffer, epoch: string): void {
    this.revert(backup);
    const database = this.open();
    database.prepare(`UPDATE meta SET value = ? WHERE key = 'epoch'`).run(epoch);
    database.close();
  }

  destroy(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
