import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { quickAdd, row } from './stage/tasks-page.ts';
import { expect, test } from './stage/test.ts';

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

async function violations(page: Page): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`nothing stands in the way of assistive technology, ${colorScheme}`, async ({ open, rest }) => {
    await rest.addProject('Kitchen');
    const { id } = await rest.add('measure the niche', { labels: ['oak'], priority: 'high', due_date: '2026-01-05' });
    await rest.add('water the plants', { due_date: '2026-11-01' });
    for (const path of ['/inbox', '/today', `/inbox?task=${id}`]) {
      const page = await open({ path, colorScheme, reducedMotion: 'reduce' });
      await expect(row(page, 'measure the niche')).toBeVisible();
      if (path.includes('task')) await expect(page.getByRole('textbox', { name: 'Notes' })).toBeVisible();
      expect(await violations(page), path).toEqual([]);
    }
    const stranger = await open({
      path: '/sign-in?token=used-up-long-ago-0000',
      signedIn: false,
      colorScheme,
      reducedMotion: 'reduce',
    });
    await expect(stranger.getByText('npx lockstep login-link')).toBeVisible();
    expect(await violations(stranger), 'sign-in').toEqual([]);
  });
}
test.use({ expectedComplaints: /status of 401/ });

test('on a phone the day is seen, added to, opened and done with a thumb', async ({ open }) => {
  const page = await open({ ...phone, path: '/completed' });
  await page.getByRole('button', { name: 'Add a task' }).tap();
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
  await page.keyboard.type('feed the cat today');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Today' }).tap();
  await row(page, 'feed the cat').getByRole('button', { name: 'Open' }).tap();
  const sheet = page.getByRole('dialog', { name: 'Task' });
  await sheet.getByRole('textbox', { name: 'Notes' }).fill('The dry food.');
  await sheet.getByRole('button', { name: 'Close details' }).tap();
  await expect(sheet).toBeHidden();
  await page.getByRole('checkbox', { name: 'Complete “feed the cat”' }).tap();
  await expect(page.getByText('That was today.')).toBeVisible();
  await page.getByRole('button', { name: 'Lists' }).tap();
  await page.getByRole('link', { name: 'Completed' }).tap();
  await expect(row(page, 'feed the cat')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('a long list draws what is in sight, and scrolls to its end', async ({ open, rest }) => {
  const items = Array.from({ length: 400 }, (_, index) => ({ title: `task ${index + 1}` }));
  await rest.ask('POST', 'operations', { op_id: 'many', operation: 'task.add', input: { items } });
  const page = await open({ path: '/inbox' });
  await expect(row(page, 'task 1')).toBeVisible();
  await expect(page.getByText('400 tasks')).toBeVisible();
  expect(await page.locator('main [data-task]').count()).toBeLessThan(150);
  // What has not been drawn yet is guessed: the end may be further down than it looked.
  await expect(async () => {
    await page.locator('main').evaluate((main) => main.scrollTo(0, main.scrollHeight));
    await expect(row(page, 'task 400')).toBeVisible({ timeout: 500 });
  }).toPass();
  await quickAdd(page, 'one more');
  await expect(page.getByText('401 tasks')).toBeAttached();
});
