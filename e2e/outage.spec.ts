import { quickAdd, row } from './stage/tasks-page.ts';
import { expect, test } from './stage/test.ts';

test.use({ expectedComplaints: /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|WebSocket connection|ERR_EMPTY_RESPONSE/ });

test('a killed server is waited for, and every change is there once when it is back', async ({
  open,
  rest,
  server,
}) => {
  const page = await open({ path: '/inbox' });
  await quickAdd(page, 'before the outage');
  await expect.poll(async () => (await rest.tasks()).length).toBe(1);

  const acknowledged: string[] = [];
  const writing = (async () => {
    for (let number = 0; number < 500; number += 1) {
      await rest.add(`write ${number}`);
      acknowledged.push(`write ${number}`);
    }
  })().catch(() => undefined);
  await expect.poll(() => acknowledged.length).toBeGreaterThan(20);
  await server.kill();
  await writing;

  const connection = page.locator('header [data-connection]').first();
  await expect(connection).toHaveText(/reconnecting/);
  await quickAdd(page, 'during the outage');
  await expect(row(page, 'during the outage')).toBeVisible();

  await server.restart();
  // The last try may have been just before the server was back: it waits up to 30 s between two.
  await expect(connection).toHaveText('live', { timeout: 35_000 });
  await expect.poll(async () => (await rest.tasks()).some(({ title }) => title === 'during the outage')).toBe(true);
  const titles = (await rest.tasks()).map(({ title }) => title);
  expect(new Set(titles).size).toBe(titles.length);
  expect(titles).toEqual(expect.arrayContaining(['before the outage', ...acknowledged]));
  await expect(page.getByText(`${titles.length} tasks`)).toBeVisible();
  const log = await rest.changes();
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
});
