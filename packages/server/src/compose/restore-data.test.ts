import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { backUpData } from './back-up-data.ts';
import { restoreData } from './restore-data.ts';

const now = Date.parse('2026-11-22T10:00:00.000Z');

let root: string;
let folder: string;
let file: string;
let running: TestServer | undefined;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'lockstep-restore-'));
  folder = join(root, 'data');
  file = join(root, 'backup.db');
});

afterEach(async () => {
  await running?.stop();
  running = undefined;
  await rm(root, { recursive: true, force: true });
});

async function serveFolder(): Promise<TestServer> {
  running = await startTestServer({ folder });
  return running;
}

async function stopServing(): Promise<void> {
  await running?.stop();
  running = undefined;
}

function restore(from = file): Promise<{ epoch: string; replaced: string | null; keeps_revocations: boolean }> {
  return restoreData({ folder, file: from, newEpoch: 'epoch-of-the-restore', now });
}

async function titles(server: TestServer): Promise<readonly string[]> {
  const { body } = (await server.request('GET', 'tasks')) as { body: { tasks: { title: string }[] } };
  return body.tasks.map(({ title }) => title);
}

function titlesIn(path: string): unknown[] {
  const database = new SQLite(path);
  const found = database.prepare('SELECT title FROM task ORDER BY created_seq').pluck().all();
  database.close();
  return found;
}

/** A backup of one task, and a second one that came after it; the server is stopped. */
async function backedUp(): Promise<{ readonly epoch: string }> {
  const server = await serveFolder();
  await server.request('POST', 'tasks', { title: 'kept' });
  await backUpData({ folder, file, overwrite: false, now });
  await server.request('POST', 'tasks', { title: 'lost' });
  const { epoch } = server.core.store;
  await stopServing();
  return { epoch };
}

describe('restore', () => {
  it('S4: puts the backup in place under a new epoch, and keeps what it replaces aside', async () => {
    const { epoch } = await backedUp();
    const restored = await restore();
    expect(restored).toEqual({
      epoch: 'epoch-of-the-restore',
      replaced: join(folder, 'backups', 'replaced-2026-11-22T10-00-00-000Z.db'),
      keeps_revocations: true,
    });
    expect(titlesIn(restored.replaced ?? '')).toEqual(['kept', 'lost']);
    const server = await serveFolder();
    expect(server.core.store.epoch).toBe('epoch-of-the-restore');
    expect(server.core.store.epoch).not.toBe(epoch);
    expect(await titles(server)).toEqual(['kept']);
    expect((await server.request('POST', 'tasks', { title: 'new' })).body).toMatchObject({ seq: 2 });
  });

  it('is refused while a server runs on the folder, and a server while it is restored', async () => {
    const server = await serveFolder();
    await server.request('POST', 'tasks', { title: 'kept' });
    await backUpData({ folder, file, overwrite: false, now });
    await expect(restore()).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('stop it first'),
    });
    expect(await titles(server)).toEqual(['kept']);
    await stopServing();
    const [restored, started] = await Promise.allSettled([restore(), startTestServer({ folder })]);
    expect(restored.status).toBe('fulfilled');
    expect(started).toMatchObject({ status: 'rejected', reason: { code: 'CONFLICT' } });
  });

  it('makes a folder that is not there yet', async () => {
    await backedUp();
    folder = join(root, 'elsewhere');
    expect(await restore()).toMatchObject({ replaced: null });
    expect(await titles(await serveFolder())).toEqual(['kept']);
  });

  it('S4: the log of a server that was killed stays with its own data', async () => {
    const server = await serveFolder();
    await server.request('POST', 'tasks', { title: 'kept' });
    await backUpData({ folder, file, overwrite: false, now });
    await server.request('POST', 'tasks', { title: 'in the log alone' });
    const killed = join(root, 'killed');
    mkdirSync(killed);
    for (const name of ['lockstep.db', 'lockstep.db-wal']) copyFileSync(join(folder, name), join(killed, name));
    await stopServing();
    folder = killed;
    const { replaced } = await restore();
    expect(existsSync(join(killed, 'lockstep.db-wal'))).toBe(false);
    expect(titlesIn(replaced ?? '')).toEqual(['kept', 'in the log alone']);
    expect(await titles(await serveFolder())).toEqual(['kept']);
  });

  it('takes the place of data that can no longer be read, log and all', async () => {
    await backedUp();
    writeFileSync(join(folder, 'lockstep.db'), 'no database at all, but long enough to be taken for one'.repeat(100));
    writeFileSync(join(folder, 'lockstep.db-wal'), 'nonsense');
    const { replaced, keeps_revocations } = await restore();
    expect(keeps_revocations).toBe(false);
    expect(readdirSync(join(folder, 'backups')).length).toBeGreaterThanOrEqual(1);
    expect(existsSync(replaced ?? '')).toBe(true);
    expect(await titles(await serveFolder())).toEqual(['kept']);
  });

  it('what was revoked since the backup stays revoked, what was made since is not there', async () => {
    const server = await serveFolder();
    const { auth } = server.core;
    const [good, bad] = [
      await auth.tokens.create(server.user_id, { name: 'good' }),
      await auth.tokens.create(server.user_id, { name: 'bad' }),
    ];
    await backUpData({ folder, file, overwrite: false, now });
    await auth.tokens.revoke(bad.record.id);
    const late = await auth.tokens.create(server.user_id, { name: 'late' });
    await stopServing();
    const { replaced } = await restore();
    const again = await serveFolder();
    const statusOf = async ({ token }: { token: string }) =>
      (await again.request('GET', 'me', undefined, token)).status;
    expect([await statusOf(good), await statusOf(bad), await statusOf(late)]).toEqual([200, 401, 401]);
    await stopServing();
    // A restore that was a mistake is taken back whole.
    await restoreData({ folder, file: replaced ?? '', newEpoch: 'third', now: now + 1 });
    const back = await serveFolder();
    expect((await back.request('GET', 'me', undefined, late.token)).status).toBe(200);
    expect((await back.request('GET', 'me', undefined, bad.token)).status).toBe(401);
  });

  it('refuses what is no backup, or a later version’s, and leaves the data as it is', async () => {
    await backedUp();
    const other = join(root, 'other.db');
    const none = join(root, 'none.db');
    await expect(restore(none)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    writeFileSync(other, 'a text that is no database'.repeat(100));
    await expect(restore(other)).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
    const foreign = join(root, 'foreign.db');
    new SQLite(foreign).exec('CREATE TABLE meta (key TEXT)').close();
    await expect(restore(foreign)).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
    const later = new SQLite(file);
    later.exec(`INSERT INTO kysely_migration (name, timestamp) VALUES ('9999-later', 'now')`).close();
    await expect(restore()).rejects.toMatchObject({ message: expect.stringContaining('9999-later') });
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(titlesIn(join(folder, 'lockstep.db'))).toEqual(['kept', 'lost']);
  });
});
