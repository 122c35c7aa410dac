import type { Page } from '@playwright/test';
import { expect, test } from './stage/test.ts';

/** Of what the page itself names: with it a screen is drawn. */
const firstLoadBytes = 180_000;
/** With the parts that a screen fetches when it is there: its rows, the rules, what is kept on the device. */
const untilLiveBytes = 190_000;

// What the browser says where a test lets it have no service worker.
test.use({ expectedComplaints: /Service Worker registration blocked|reading 'waiting'/ });

interface Script {
  readonly path: string;
  readonly bytes: number;
}

const loadedScripts = (page: Page): Promise<readonly Script[]> =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry): entry is PerformanceResourceTiming => entry instanceof PerformanceResourceTiming)
      .filter(({ name }) => name.endsWith('.js'))
      .map(({ name, encodedBodySize }) => ({ path: new URL(name).pathname, bytes: encodedBodySize })),
  );

const sum = (scripts: readonly Script[]): number => scripts.reduce((total, { bytes }) => total + bytes, 0);

test('the scripts of a task screen stay within their budgets: to be drawn, and to be live and show changes at once', async ({
  open,
  rest,
  server,
}) => {
  const html = await (await fetch(server.url, { headers: { accept: 'text/html' } })).text();
  const named = new Set([...html.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map(([, path]) => path));
  const { id } = await rest.addProject('Kitchen');
  for (const path of ['/today', '/inbox', `/project/${id}`]) {
    // As on a first visit: a service worker would answer with what it keeps, which is no longer compressed.
    const page = await open({ path, serviceWorkers: 'block' });
    // The rules come last: with them a change is shown before the server has it.
    const hasRules = async () => (await loadedScripts(page)).some((script) => script.path.includes('core-rules'));
    await expect.poll(hasRules).toBe(true);
    await page.waitForLoadState('networkidle');
    const loaded = await loadedScripts(page);
    expect(loaded.every(({ bytes }) => bytes > 0)).toBe(true);
    const first = loaded.filter((script) => named.has(script.path));
    expect(first).toHaveLength(named.size);
    expect(sum(first), path).toBeLessThanOrEqual(firstLoadBytes);
    expect(sum(loaded), path).toBeLessThanOrEqual(untilLiveBytes);
  }
});
