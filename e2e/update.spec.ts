import { rm } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { nextBuild } from './stage/next-build.ts';
import { connection, networkComplaints, openTab, untilAppIsKept, untilLiveAgain } from './stage/offline-page.ts';
import { quickAdd, row } from './stage/tasks-page.ts';
import { expect, test } from './stage/test.ts';

test.use({ expectedComplaints: networkComplaints });

const isNext = (page: Page): Promise<boolean> => page.evaluate(() => 'nextBuild' in globalThis);

test('P4, C8: an old tab beside a new build works on, says so, and changes over when the person says so', async ({
  open,
  rest,
  server,
}) => {
  const page = await open({ path: '/inbox' });
  await expect(connection(page)).toHaveText('live');
  await untilAppIsKept(page);
  const build = await nextBuild();
  await server.kill();
  await quickAdd(page, 'before the new build');
  await server.restart(build);
  await untilLiveAgain(page);
  const notice = page.getByRole('status').filter({ hasText: 'A new version is ready.' });
  await expect(notice).toBeVisible();
  expect(await isNext(page)).toBe(false);

  // The old build still has what it has not loaded yet, though the server has it no more.
  await page.getByRole('link', { name: 'Trash' }).click();
  await expect(page.getByRole('heading', { name: 'Trash' })).toBeVisible();
  const other = await openTab(page, '/inbox');
  expect(await isNext(other)).toBe(false);

  await notice.getByRole('button', { name: 'Reload' }).click();
  await page.waitForFunction(() => 'nextBuild' in globalThis);
  await expect(page.getByRole('status').filter({ hasText: 'A new version is ready.' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Inbox' }).click();
  await expect(row(page, 'before the new build')).toBeVisible();
  expect(await isNext(other)).toBe(false);
  await expect(other.getByText('A new version is ready.')).toBeVisible();
  await other.reload();
  expect(await isNext(other)).toBe(true);
  expect((await rest.changes()).map(({ task }) => task?.title)).toEqual(['before the new build']);
  await rm(build, { recursive: true });
});

test('C8: a tab that hears of what it does not know shows what it knows, changes nothing, and reloads to the new build', async ({
  open,
  rest,
  server,
}) => {
  const page = await open({ path: '/inbox' });
  await expect(connection(page)).toHaveText('live');
  await untilAppIsKept(page);
  // A later version of the server speaks of kinds that this one does not know.
  await page.routeWebSocket(/\/ws\/tasks\//, (socket) => {
    const upstream = socket.connectToServer();
    upstream.onMessage((message) => socket.send(String(message).replaceAll('"task_created"', '"task_dreamt"')));
  });
  await page.reload();
  await expect(connection(page)).toHaveText('live');
  await rest.add('of a new kind');
  const notice = page.getByRole('status').filter({ hasText: 'A newer version of Lockstep is running.' });
  await expect(notice).toBeVisible();
  await quickAdd(page, 'not now');
  await expect(page.getByText('This program is older than the server')).toBeVisible();
  expect(await rest.tasks()).toHaveLength(1);

  const build = await nextBuild();
  await server.kill();
  await server.restart(build);
  await page.unrouteAll();
  await notice.getByRole('button', { name: 'Reload' }).click();
  await page.waitForFunction(() => 'nextBuild' in globalThis);
  await rm(build, { recursive: true });
});
