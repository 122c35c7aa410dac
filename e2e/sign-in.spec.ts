import { expect, test } from './stage/test.ts';

test.use({ expectedComplaints: /status of 401/ });

test('the link that the server prints signs in, once', async ({ open, server }) => {
  const link = new URL(server.firstSignIn);
  const page = await open({ signedIn: false, path: link.pathname + link.search });
  await page.waitForURL('**/today');
  await expect(page.getByText('A clear day.')).toBeVisible();
  expect(page.url()).not.toContain('token');

  const stranger = await open({ signedIn: false, path: link.pathname + link.search });
  await expect(stranger.getByText('That link has been used or is too old.')).toBeVisible();
  await expect(stranger.getByText('npx lockstep login-link')).toBeVisible();

  await page.goto(server.firstSignIn);
  await page.waitForURL('**/today');
});

test('who is signed out is told how to get a link, and can paste it', async ({ open, server }) => {
  const page = await open({ signedIn: false, path: '/inbox' });
  await page.waitForURL('**/sign-in');
  await expect(page.getByText('npx lockstep login-link')).toBeVisible();
  const field = page.getByRole('textbox', { name: 'Your sign-in link' });
  await field.fill('let me in');
  await field.press('Enter');
  await expect(page.getByText('That is no sign-in link.')).toBeVisible();
  await field.fill((await server.cli('login-link')).match(/http\S+/)?.[0] ?? '');
  await field.press('Enter');
  await page.waitForURL('**/today');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('the first browser tells its time zone', async ({ open, rest }) => {
  await open();
  await expect
    .poll(async () => (await rest.ask<{ time_zone: string | null }>('GET', 'me')).time_zone)
    .toBe('Europe/Berlin');
});

test('signing out ends it, on every page', async ({ open, server }) => {
  const page = await open({ path: '/settings/profile' });
  const other = await open({ path: '/inbox' });
  await expect(other.getByRole('heading', { name: 'Inbox' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in');
  await page.goto(`${server.url}/today`);
  await page.waitForURL('**/sign-in');
  await expect(other.getByText('You are signed out.')).toBeVisible();
});
