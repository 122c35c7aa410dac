import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { networkComplaints, untilLiveAgain, waitingOnDevice } from './stage/offline-page.ts';
import { quickAdd, row } from './stage/tasks-page.ts';
import { expect, test } from './stage/test.ts';

test.use({ expectedComplaints: networkComplaints });

test('P4, S4, C9: a backup is restored while a browser has changes that wait: they arrive once, and the screen shows what is there', async ({
  open,
  rest,
  server,
}) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'lockstep-backup-'));
  const file = path.join(folder, 'backup.db');
  const page = await open({ path: '/inbox' });
  await quickAdd(page, 'before the backup');
  await expect.poll(async () => (await rest.tasks()).length).toBe(1);
  await server.cli('backup', file);
  await rest.add('after the backup');
  await expect(row(page, 'after the backup')).toBeVisible();

  await server.kill();
  await quickAdd(page, 'while the server was away');
  await row(page, 'before the backup').getByRole('checkbox').click();
  await expect.poll(() => waitingOnDevice(page)).toBe(2);
  await server.cli('restore', file);
  await server.restart();
  await untilLiveAgain(page);
  await expect.poll(() => waitingOnDevice(page)).toBe(0);
  await expect(row(page, 'while the server was away')).toBeVisible();
  await expect(row(page, 'after the backup')).toHaveCount(0);

  const all = await rest.tasks('all');
  expect(Object.fromEntries(all.map(({ title, completed }) => [title, completed]))).toEqual({
    'before the backup': true,
    'while the server was away': false,
  });
  expect(all).toHaveLength(2);
  const log = await rest.changes();
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
  await page.reload();
  await expect(row(page, 'while the server was away')).toBeVisible();
  await rm(folder, { recursive: true });
});
