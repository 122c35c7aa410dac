import { mkdtemp, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import config from './playwright.config.ts';
import {
  connection,
  networkComplaints,
  openConnection,
  openTab,
  untilAppIsKept,
  untilKept,
} from './stage/offline-page.ts';
import { quickAdd, row } from './stage/tasks-page.ts';
import { expect, test } from './stage/test.ts';

test.use({ expectedComplaints: networkComplaints });

test('P4, C2, C3: what is done offline survives a reload and the closing of the page, is named, and arrives once', async ({
  open,
  rest,
}) => {
  await rest.add('pay rent');
  const page = await open({ path: '/inbox' });
  await expect(row(page, 'pay rent')).toBeVisible();
  await untilAppIsKept(page);
  await page.context().setOffline(true);
  await quickAdd(page, 'buy milk');
  await row(page, 'pay rent').getByRole('checkbox').click();
  await expect(row(page, 'buy milk').getByRole('img', { name: 'Not sent yet' })).toBeAttached();
  await expect(connection(page)).toHaveText('offline, 2 changes saved on this device');

  await page.reload();
  await expect(row(page, 'buy milk')).toBeVisible();
  await expect(row(page, 'pay rent')).toHaveCount(0);
  const tab = await openTab(page, '/inbox');
  await page.close();
  const menu = await openConnection(tab);
  await expect(menu.getByRole('listitem')).toHaveText(['Add “buy milk”', 'Complete “pay rent”']);
  expect(await rest.tasks('all')).toHaveLength(1);

  await tab.context().setOffline(false);
  await expect(connection(tab)).toHaveText('live');
  await expect(menu.getByRole('listitem')).toHaveCount(0);
  const log = await rest.changes();
  expect(log.map(({ type, task }) => [type, task?.title])).toEqual([
    ['task_created', 'pay rent'],
    ['task_created', 'buy milk'],
    ['task_updated', 'pay rent'],
  ]);
  await expect(row(tab, 'buy milk').getByRole('img', { name: 'Not sent yet' })).toHaveCount(0);
});

test('P4, X10: what was done offline is undone offline at once, and never sent', async ({ open, rest }) => {
  await rest.add('pay rent');
  const page = await open({ path: '/inbox' });
  await expect(row(page, 'pay rent')).toBeVisible();
  await untilAppIsKept(page);
  await page.context().setOffline(true);
  await expect(connection(page)).toHaveText('offline');
  await row(page, 'pay rent').getByRole('checkbox').click();
  await expect(row(page, 'pay rent')).toHaveCount(0);
  await expect(connection(page)).toHaveText('offline, 1 change saved on this device');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Undone: Completed “pay rent”')).toBeVisible();
  await expect(row(page, 'pay rent').getByRole('checkbox')).not.toBeChecked();
  await expect(connection(page)).toHaveText('offline');
  await page.context().setOffline(false);
  await expect(connection(page)).toHaveText('live');
  expect(await rest.changes()).toHaveLength(1);
});

test('a cold start without server or network shows the app and all data at once', async ({ open, rest, server }) => {
  const { id } = await rest.addProject('Kitchen');
  await rest.add('measure the niche', { project: id } as object);
  await rest.add('pay rent');
  const first = await open({ path: '/inbox' });
  await expect(row(first, 'pay rent')).toBeVisible();
  await untilAppIsKept(first);
  await untilKept(first, 3);
  await server.kill();

  // The server is gone, and the browser does not know.
  const refused = await openTab(first, `/project/${id}`);
  await first.close();
  await expect(row(refused, 'measure the niche')).toBeVisible();
  await expect(refused.getByRole('link', { name: 'Owner: settings' })).toBeVisible();
  await refused.context().setOffline(true);
  const offline = await openTab(refused, '/inbox');
  await refused.close();
  await expect(row(offline, 'pay rent')).toBeVisible();
  await expect(offline.getByRole('link', { name: 'Kitchen' })).toBeVisible();
  await expect(connection(offline)).toHaveText('offline');

  await offline.context().setOffline(false);
  await server.restart();
  await offline.reload();
  await expect(connection(offline)).toHaveText('live');
});

test('P4, C2: a browser that is killed loses nothing of what was seen to be saved', async ({ rest, server }) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'lockstep-browser-'));
  const launch = () => chromium.launchPersistentContext(folder, { ...config.use?.launchOptions, locale: 'en-GB' });
  const before = await launch();
  const page = before.pages()[0] ?? (await before.newPage());
  await page.goto(server.firstSignIn);
  await page.waitForURL('**/today');
  await untilAppIsKept(page);
  await before.setOffline(true);
  await page.getByRole('link', { name: 'Inbox' }).first().click();
  await quickAdd(page, 'buy milk');
  await expect(connection(page)).toHaveText('offline, 1 change saved on this device');
  const lock = await readlink(path.join(folder, 'SingletonLock'));
  const gone = new Promise((resolve) => before.once('close', resolve));
  process.kill(Number(lock.split('-').at(-1)), 'SIGKILL');
  await gone;

  const after = await launch();
  await after.setOffline(true);
  const again = after.pages()[0] ?? (await after.newPage());
  await again.goto(`${server.url}/inbox`);
  await expect(row(again, 'buy milk')).toBeVisible();
  // Browsers write cookies down every half a minute, and this one's is to be among those that were not.
  await after.clearCookies();
  await after.setOffline(false);
  await expect(again.getByText('1 change that the server does not have yet is kept on this device.')).toBeVisible();
  await expect(again.getByText('buy milk')).toHaveCount(0);
  await again.goto(/http\S+/.exec(await server.cli('login-link'))?.[0] ?? '');
  await again.getByRole('link', { name: 'Inbox' }).first().click();
  await expect(row(again, 'buy milk')).toBeVisible();
  await expect(connection(again)).toHaveText('live');
  await expect.poll(async () => (await rest.changes()).map(({ task }) => task?.title)).toEqual(['buy milk']);
  await after.close();
  await rm(folder, { recursive: true, force: true });
});
