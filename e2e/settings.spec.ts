import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { LockstepServer } from './stage/lockstep-server.ts';
import { expect, test } from './stage/test.ts';

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

async function violations(page: Page): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** The pages of the settings, and what is there when they can be looked at. */
const pages = [
  { path: 'profile', sign: 'Your days begin and end by it' },
  { path: 'appearance', sign: 'How close the rows stand.' },
  { path: 'sessions', sign: 'This browser' },
  { path: 'tokens', sign: 'No tokens yet.' },
] as const;

for (const colorScheme of ['light', 'dark'] as const) {
  test(`nothing of the settings stands in the way of assistive technology, ${colorScheme}`, async ({ open }) => {
    const page = await open({ path: '/settings', colorScheme, reducedMotion: 'reduce' });
    await expect(page.getByRole('heading', { name: 'Profile' })).toBeVisible();
    for (const { path, sign } of pages) {
      await page.getByRole('navigation', { name: 'Settings' }).locator(`a[href$="/${path}"]`).click();
      await expect(page.getByText(sign)).toBeVisible();
      expect(await violations(page), path).toEqual([]);
    }
  });
}

test('on a phone no page of the settings is wider than it', async ({ open }) => {
  const page = await open({ ...phone, path: '/settings/profile' });
  for (const { path, sign } of pages) {
    await page.getByRole('navigation', { name: 'Settings' }).locator(`a[href$="/${path}"]`).tap();
    await expect(page.getByText(sign)).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
  }
});

test.describe('profile', () => {
  test('a name is kept with Enter and is there on another screen; an empty one is not kept', async ({
    open,
    server,
  }) => {
    const page = await open({ path: '/settings/profile' });
    const name = page.getByRole('textbox', { name: 'Name' });
    await name.fill(' ');
    await name.press('Enter');
    await expect(page.getByText('A name has at least one letter.')).toBeVisible();
    await name.press('Escape');
    await expect(name).toHaveValue('Owner');
    await name.fill('Ana Lima');
    await name.press('Enter');
    await expect(page.getByText('Saved.')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Ana Lima: settings' })).toBeVisible();
    const other = await open({ path: '/today' });
    await expect(other.getByRole('link', { name: 'Ana Lima: settings' })).toBeVisible();
    await page.goto(`${server.url}/today`);
    await expect(page.getByRole('link', { name: 'Ana Lima: settings' })).toBeVisible();
  });

  test('a zone is found by its city and by keys alone, and dates are written as asked', async ({ open, rest }) => {
    const page = await open({ path: '/settings/profile' });
    await page.getByRole('combobox', { name: /^Time zone/ }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('zealand nothing');
    await expect(page.getByText('No time zone is called that.')).toBeVisible();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('auck');
    await expect(page.getByRole('option')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(page.getByText('This device is in Berlin.')).toBeVisible();
    await expect
      .poll(async () => (await rest.ask<{ time_zone: string }>('GET', 'me')).time_zone)
      .toBe('Pacific/Auckland');
    await expect(page.getByRole('option')).toHaveCount(0);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Time zone: Auckland');
    await page.getByRole('button', { name: 'Use Berlin' }).click();
    await expect.poll(async () => (await rest.ask<{ time_zone: string }>('GET', 'me')).time_zone).toBe('Europe/Berlin');
    await page.getByRole('combobox', { name: 'Dates and times' }).click();
    await page.getByRole('option', { name: 'Deutsch (Deutschland)' }).click();
    await expect(page.getByText(/Written like this: \w\w\.?, \d+\. /)).toBeVisible();
    await expect.poll(async () => (await rest.ask<{ locale: string }>('GET', 'me')).locale).toBe('de-DE');
  });

  test.describe('without the server', () => {
    // What the browser says where a test lets it have no service worker.
    test.use({ expectedComplaints: /ERR_FAILED|Service Worker registration blocked|reading 'waiting'/ });

    test('a change is taken back, and why stands beside its field', async ({ open }) => {
      // Requests of a page that has one pass by the routes of a test.
      const page = await open({ path: '/settings/profile', serviceWorkers: 'block' });
      const name = page.getByRole('textbox', { name: 'Name' });
      await expect(name).toHaveValue('Owner');
      await page.route('**/api/v1/me', (route) =>
        route.request().method() === 'PATCH' ? route.abort() : route.fallback(),
      );
      await name.fill('Ana');
      await name.press('Enter');
      await expect(page.getByText('Not saved. The server cannot be reached.')).toBeVisible();
      await expect(name).toHaveValue('Ana');
      await expect(page.getByRole('link', { name: 'Owner: settings' })).toBeVisible();
      await page.unroute('**/api/v1/me');
      await name.press('Enter');
      await expect(page.getByRole('link', { name: 'Ana: settings' })).toBeVisible();
      await expect(page.getByText('Not saved.')).toHaveCount(0);
    });
  });
});

test.describe('sessions', () => {
  test.use({ expectedComplaints: /status of 401/ });

  async function signInAgain(page: Page, server: LockstepServer): Promise<void> {
    await page.goto((await server.cli('login-link')).match(/http\S+/)?.[0] ?? '');
    await page.waitForURL('**/today');
    await expect(page.getByText('A clear day.')).toBeVisible();
  }

  test('another browser is listed, and told at once when it is signed out from here', async ({ open, server }) => {
    const other = await open({ signedIn: false, path: '/sign-in' });
    await signInAgain(other, server);
    await expect(other.getByRole('button', { name: 'live' })).toBeVisible();
    const page = await open({ path: '/settings/sessions' });
    const list = page.getByRole('list', { name: 'Where you are signed in' });
    await expect(list.getByRole('listitem')).toHaveCount(2);
    await expect(list.getByRole('listitem').first()).toContainText('This browser');
    await expect(list.getByRole('listitem').last()).toContainText('Open now');
    const gone = other.getByText('You are signed out.').waitFor({ timeout: 10_000 });
    await list.getByRole('button', { name: 'Sign out Chrome on Linux' }).click();
    await gone;
    await expect(list.getByRole('listitem')).toHaveCount(1);
    await expect(list).toBeFocused();
    await expect(page.getByText('You are signed in nowhere else.')).toBeVisible();
    await other.reload();
    await other.waitForURL('**/sign-in');
  });

  test('all others are signed out at once, after a question that Escape leaves', async ({ open, server }) => {
    const others = [
      await open({ signedIn: false, path: '/sign-in' }),
      await open({ signedIn: false, path: '/sign-in' }),
    ];
    for (const other of others) await signInAgain(other, server);
    const page = await open({ path: '/settings/sessions' });
    const ask = page.getByRole('button', { name: 'Sign out all others' });
    await ask.click();
    const question = page.getByRole('dialog', { name: 'Sign out 2 other browsers?' });
    await expect(question).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(question).toHaveCount(0);
    await expect(ask).toBeFocused();
    await ask.click();
    await question.getByRole('button', { name: 'Sign out all others' }).click();
    for (const other of others) await expect(other.getByText('You are signed out.')).toBeVisible();
    await expect(page.getByText('You are signed in nowhere else.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'live' })).toBeVisible();
  });
});

test('a token is made for some things, shown once, does those and no others, and nothing once it is revoked', async ({
  open,
  server,
}) => {
  const ask = async (token: string, method: string): Promise<number> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const body = method === 'POST' ? { body: JSON.stringify({ title: 'by a script' }) } : {};
    return (await fetch(`${server.url}/api/v1/tasks`, { method, headers, ...body })).status;
  };
  const page = await open({ path: '/settings/tokens' });
  await expect(page.getByText('No tokens yet.')).toBeVisible();
  await page.getByRole('button', { name: 'New token' }).click();
  const form = page.getByRole('dialog', { name: 'New token' });
  await form.getByRole('textbox', { name: 'Name' }).fill('Backup script');
  await form.getByRole('switch', { name: 'Add and change them' }).click();
  expect(await violations(page)).toEqual([]);
  await form.getByRole('button', { name: 'Make token' }).click();
  const made = page.getByRole('dialog', { name: '“Backup script” is ready' });
  const token = await made.getByRole('textbox', { name: 'The token' }).inputValue();
  expect(await ask(token, 'GET')).toBe(200);
  expect(await ask(token, 'POST')).toBe(403);
  await made.getByRole('button', { name: 'Done' }).click();

  const list = page.getByRole('list', { name: 'API tokens' });
  await expect(list.getByRole('listitem')).toHaveText(/Backup script.*May read tasks.*made .* · never used · expires /);
  await expect(page.getByText(token)).toHaveCount(0);
  expect(await server.cli('token', 'list')).toContain('Backup script');
  await list.getByRole('button', { name: 'Revoke “Backup script”' }).click();
  const question = page.getByRole('dialog', { name: 'Revoke “Backup script”?' });
  await page.keyboard.press('Escape');
  expect(await ask(token, 'GET')).toBe(200);
  await list.getByRole('button', { name: 'Revoke “Backup script”' }).click();
  await question.getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(page.getByText('No tokens yet.')).toBeVisible();
  expect(await ask(token, 'GET')).toBe(401);
});
