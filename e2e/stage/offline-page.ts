import type { Locator, Page } from '@playwright/test';
import { expect } from './test.ts';

/** What a browser says of a network that is away. */
export const networkComplaints =
  /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|WebSocket/;

/** Resolves once the app can start without a network. */
export async function untilAppIsKept(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** How many records of a kind of store this browser keeps, over all its databases of the app. */
async function kept(page: Page, store: string): Promise<number> {
  return page.evaluate(async (name) => {
    const answer = <Result>(request: IDBRequest<Result>): Promise<Result> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('refused')));
      });
    let count = 0;
    for (const { name: database = '' } of await indexedDB.databases()) {
      const connection = await answer(indexedDB.open(database));
      if (connection.objectStoreNames.contains(name)) {
        count += await answer(connection.transaction(name, 'readonly').objectStore(name).count());
      }
      connection.close();
    }
    return count;
  }, store);
}

/** Resolves once this browser keeps so many records. */
export async function untilKept(page: Page, records: number): Promise<void> {
  await expect.poll(() => kept(page, 'records')).toBeGreaterThanOrEqual(records);
}

/** How many changes wait on this device, whoever is signed in. */
export function waitingOnDevice(page: Page): Promise<number> {
  return kept(page, 'outbox');
}

/** How the connection stands, in words. */
export function connection(page: Page): Locator {
  return page.locator('[data-connection]:visible').first();
}

/** Opens the connection's menu. */
export async function openConnection(page: Page): Promise<Locator> {
  await connection(page).click();
  const menu = page.getByRole('dialog', { name: 'Connection' });
  await expect(menu).toBeVisible();
  return menu;
}

/** Lets the network come back, so that the next try does not wait (C6), and waits until everything is level. */
export async function untilLiveAgain(page: Page): Promise<void> {
  await page.context().setOffline(true);
  await page.context().setOffline(false);
  await expect(connection(page)).toHaveText('live');
}

/** Another tab of the same browser. */
export async function openTab(page: Page, path: string): Promise<Page> {
  const tab = await page.context().newPage();
  await tab.goto(new URL(page.url()).origin + path);
  return tab;
}

/** Ends a tab as a crash does: nothing of it runs any more. */
export async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash');
  const session = await page.context().newCDPSession(page);
  // The answer never comes.
  session.send('Page.crash').catch(() => undefined);
  await crashed;
}
