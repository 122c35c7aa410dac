import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { complaintsOf, expect, test } from './stage/app-stage.ts';

// Packages are packed, and a bundler looks at all of them for the first time.
test.setTimeout(120_000);

function titles(page: Page): Promise<string[]> {
  return page.getByRole('list', { name: 'Open tasks' }).getByRole('listitem').allInnerTexts();
}

/** Between two tries to reconnect there may be 30 s. */
const backMs = 35_000;

async function expectTitles(page: Page, expected: readonly string[], timeout = 10_000): Promise<void> {
  await expect.poll(() => titles(page), { timeout }).toEqual(expected);
}

test('M5: the React page is live, adds and completes, survives an outage, and never sees the token', async ({
  page,
  context,
  port,
  rest,
  server,
  start,
}) => {
  await rest.add('Pay rent');
  const address = await start('react-page', ['--port', String(port)]);
  const complaints = complaintsOf(page);
  const bodies: Promise<string>[] = [];
  page.on('response', (response) => bodies.push(response.text().catch(() => '')));
  await page.goto(address);
  await expectTitles(page, ['Pay rent']);
  await expect(page.locator('[data-lockstep-status]')).toHaveAttribute('data-state', 'live');

  const faults = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(faults.violations).toEqual([]);

  const other = await context.newPage();
  await other.goto(address);
  await page.getByRole('textbox', { name: 'New task' }).fill('Buy milk');
  await page.keyboard.press('Enter');
  await expectTitles(other, ['Pay rent', 'Buy milk']);
  await expect(page.getByRole('textbox', { name: 'New task' })).toHaveValue('');
  await rest.add('From a script');
  await expect(page.getByTitle('Deploy script, just now')).toHaveText('From a script');
  await other.getByRole('checkbox', { name: 'Pay rent' }).click();
  await expectTitles(page, ['Buy milk', 'From a script']);
  expect(complaints).toEqual([]);
  // Both tabs have one queue: what the other one has done is through before the server goes.
  for (const each of [page, other]) {
    await expect(each.locator('[data-lockstep-pending]')).toHaveAttribute('data-lockstep-pending', '0');
  }

  await server.kill();
  await expect(page.locator('[data-lockstep-status]')).not.toHaveAttribute('data-state', 'live');
  await page.getByRole('textbox', { name: 'New task' }).fill('While away');
  await page.keyboard.press('Enter');
  await expectTitles(page, ['Buy milk', 'From a script', 'While away']);
  await expect(page.locator('[data-lockstep-pending]')).toHaveAttribute('data-lockstep-pending', '1');
  await server.restart();
  // As when the network returns: nobody waits for the next try.
  for (const each of [page, other]) await each.evaluate(() => globalThis.dispatchEvent(new Event('online')));
  await expectTitles(other, ['Buy milk', 'From a script', 'While away'], backMs);
  await expect(page.locator('[data-lockstep-pending]')).toHaveAttribute('data-lockstep-pending', '0');
  expect((await Promise.all(bodies)).filter((body) => /\blst_/.test(body))).toEqual([]);
});

test('M4, M5: the plain page is live through tickets, and misses nothing of an outage', async ({
  page,
  rest,
  server,
  start,
}) => {
  await rest.add('Pay rent');
  const address = await start('plain-page');
  const complaints = complaintsOf(page);
  await page.goto(address);
  await expectTitles(page, ['Pay rent']);
  await expect(page.getByRole('status')).toHaveText('live');
  const milk = await rest.add('Buy milk');
  await expectTitles(page, ['Pay rent', 'Buy milk']);
  await rest.ask('POST', `tasks/${milk.id}/complete`);
  await expectTitles(page, ['Pay rent']);
  expect(complaints).toEqual([]);

  await server.kill();
  await expect(page.getByRole('status')).toHaveText('reconnecting');
  await server.restart();
  await rest.add('While away');
  await expectTitles(page, ['Pay rent', 'While away'], backMs);
  await expect(page.getByRole('status')).toHaveText('live');
});
