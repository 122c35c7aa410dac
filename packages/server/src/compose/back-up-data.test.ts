import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { backUpData } from './back-up-data.ts';

const now = Date.parse('2026-11-22T10:00:00.000Z');

let server: TestServer;
let target: string;

beforeEach(async () => {
  server = await startTestServer();
  target = await mkdtemp(join(tmpdir(), 'lockstep-backup-'));
});

afterEach(async () => {
  await server.stop();
  await rm(target, { recursive: true, force: true });
});

function titlesIn(file: string): unknown[] {
  const database = new SQLite(file, { readonly: true });
  const titles = database.prepare('SELECT title FROM task ORDER BY created_seq').pluck().all();
  database.close();
  return titles;
}

describe('backup', () => {
  it('S4: is one file with all that was acknowledged, of a server that goes on', async () => {
    await server.request('POST', 'tasks', { title: 'before' });
    const file = join(target, 'backup.db');
    const backup = await backUpData({ folder: server.folder, file, overwrite: false, now });
    const { epoch } = server.core.store;
    const { size, mode } = statSync(file);
    expect(backup).toEqual({ file, bytes: size, taken_at: '2026-11-22T10:00:00.000Z', epoch });
    expect(mode & 0o777).toBe(0o600);
    expect(titlesIn(file)).toEqual(['before']);
    expect(readdirSync(target)).toEqual(['backup.db']);
    expect((await server.request('POST', 'tasks', { title: 'after' })).status).toBe(201);
  });

  it('S4: shows one moment, whatever is written while it is copied', async () => {
    const large = 'x'.repeat(20_000);
    for (let batch = 0; batch < 8; batch += 1) {
      const items = Array.from({ length: 40 }, (_, index) => ({ title: `Task ${batch}-${index}`, notes: large }));
      await server.request('POST', 'operations', { operation: 'task.add', op_id: `batch-${batch}`, input: { items } });
    }
    const file = join(target, 'backup.db');
    const copying = { done: false };
    const copied = backUpData({ folder: server.folder, file, overwrite: false, now }).finally(() => {
      copying.done = true;
    });
    let added = 0;
    while (!copying.done) {
      await server.request('POST', 'tasks', { title: `Meanwhile ${added}` });
      added += 1;
    }
    await copied;
    const copy = new SQLite(file, { readonly: true });
    const head = copy.prepare('SELECT head FROM workspace WHERE id = ?').pluck().get(server.workspace_id);
    const log = copy.prepare('SELECT count(*), max(seq) FROM change').raw().get();
    const tasks = copy.prepare('SELECT count(*) FROM task').pluck().get();
    copy.close();
    expect(log).toEqual([head, head]);
    expect(tasks).toBe(head);
    expect(head).toBeGreaterThanOrEqual(320);
    expect(added).toBeGreaterThan(0);
  });

  it('replaces no file unless told to', async () => {
    const file = join(target, 'backup.db');
    writeFileSync(file, 'something precious');
    const attempt = backUpData({ folder: server.folder, file, overwrite: false, now });
    await expect(attempt).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(statSync(file).size).toBe('something precious'.length);
    await backUpData({ folder: server.folder, file, overwrite: true, now });
    expect(titlesIn(file)).toEqual([]);
  });

  it('of no data, or into no folder, is refused and leaves nothing', async () => {
    const file = join(target, 'backup.db');
    const ofNothing = backUpData({ folder: join(target, 'none'), file, overwrite: false, now });
    await expect(ofNothing).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const nowhere = join(target, 'none', 'backup.db');
    const intoNothing = backUpData({ folder: server.folder, file: nowhere, overwrite: false, now });
    await expect(intoNothing).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(readdirSync(target)).toEqual([]);
  });
});
