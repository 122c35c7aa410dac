import type { Page, WebSocketRoute } from '@playwright/test';
import { connection, crash, networkComplaints, openTab, waitingOnDevice } from './stage/offline-page.ts';
import { quickAdd, row } from './stage/tasks-page.ts';
import { expect, test } from './stage/test.ts';

test.use({ expectedComplaints: networkComplaints });

/** Lets everything up to the server and, once told, nothing of its answers down: changes are sent and not known to be. */
async function muffle(page: Page): Promise<{ silence: () => void; sent: () => readonly string[] }> {
  let silent = false;
  const sent: string[] = [];
  const carry = (socket: WebSocketRoute): void => {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      const text = String(message);
      if (text.includes('"type":"op"')) sent.push(text);
      server.send(message);
    });
    server.onMessage((message) => {
      if (!silent) socket.send(message);
    });
  };
  await page.routeWebSocket(/\/ws\/tasks\//, carry);
  return { silence: () => (silent = true), sent: () => sent };
}

test('P4, C4: the tab that sends crashes while it sends; another one goes on, and each change arrives once', async ({
  open,
  rest,
}) => {
  const leader = await open({ path: '/inbox' });
  await expect(connection(leader)).toHaveText('live');
  const wire = await muffle(leader);
  await leader.reload();
  await expect(connection(leader)).toHaveText('live');
  const follower = await openTab(leader, '/inbox');
  await expect(connection(follower)).toHaveText('live');

  wire.silence();
  await quickAdd(leader, 'sent, never answered');
  await expect.poll(() => wire.sent().length).toBe(1);
  await quickAdd(follower, 'said in the other tab');
  await expect.poll(async () => (await rest.tasks()).length).toBeGreaterThanOrEqual(1);
  await crash(leader);

  await expect.poll(() => waitingOnDevice(follower)).toBe(0);
  await expect(row(follower, 'sent, never answered')).toBeVisible();
  await expect(row(follower, 'said in the other tab')).toBeVisible();
  const titles = (await rest.changes()).map(({ task }) => task?.title);
  expect(titles).toEqual(['sent, never answered', 'said in the other tab']);
});

test('P4, C4: what is done offline in two tabs is seen in both, outlives the one that is closed, and arrives once', async ({
  open,
  rest,
}) => {
  const one = await open({ path: '/inbox' });
  await expect(connection(one)).toHaveText('live');
  const other = await openTab(one, '/inbox');
  await expect(connection(other)).toHaveText('live');
  await one.context().setOffline(true);
  await quickAdd(one, 'from the first tab');
  await quickAdd(other, 'from the second tab');
  for (const page of [one, other]) {
    await expect(row(page, 'from the first tab')).toBeVisible();
    await expect(row(page, 'from the second tab')).toBeVisible();
    await expect(connection(page)).toHaveText('offline, 2 changes saved on this device');
  }
  await one.close();
  await other.context().setOffline(false);
  await expect(connection(other)).toHaveText('live');
  await expect.poll(() => waitingOnDevice(other)).toBe(0);
  const titles = (await rest.changes()).map(({ task }) => task?.title);
  expect(titles).toEqual(['from the first tab', 'from the second tab']);
});
