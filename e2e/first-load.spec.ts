import { expect, test } from './stage/test.ts';

const firstLoadBytes = 180_000;

// What the browser says where a test lets it have no service worker.
test.use({ expectedComplaints: /Service Worker registration blocked|reading 'waiting'/ });

test('all scripts that a task screen loads by itself stay within the budget, until it is live and shows changes at once', async ({
  open,
  rest,
}) => {
  const { id } = await rest.addProject('Kitchen');
  for (const path of ['/today', '/inbox', `/project/${id}`]) {
    // As on a first visit: a service worker would answer with what it keeps, which is no longer compressed.
    const page = await open({ path, serviceWorkers: 'block' });
    const scripts = () =>
      page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .filter((entry): entry is PerformanceResourceTiming => entry instanceof PerformanceResourceTiming)
          .filter(({ name }) => name.endsWith('.js'))
          .map(({ name, encodedBodySize }) => ({ name, bytes: encodedBodySize })),
      );
    // The rules come last: with them a change is shown before the server has it.
    await expect.poll(async () => (await scripts()).some(({ name }) => name.includes('core-rules'))).toBe(true);
    await page.waitForLoadState('networkidle');
    const loaded = await scripts();
    expect(loaded.every(({ bytes }) => bytes > 0)).toBe(true);
    expect(
      loaded.reduce((sum, { bytes }) => sum + bytes, 0),
      path,
    ).toBeLessThanOrEqual(firstLoadBytes);
  }
});
