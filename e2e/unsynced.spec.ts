import { connection, networkComplaints, openConnection, waitingOnDevice } from './stage/offline-page.ts';
import { quickAdd, row } from './stage/tasks-page.ts';
import { expect, test } from './stage/test.ts';

test.use({ expectedComplaints: new RegExp(`${networkComplaints.source}|status of 4(?:01|09)|status of 503`) });

test('C3: signing out with changes that are not saved names them, lets one stay, and else leaves nothing behind', async ({
  open,
  rest,
  server,
}) => {
  const page = await open({ path: '/inbox' });
  await expect(connection(page)).toHaveText('live');
  // Only the stream is cut: signing out reaches the server, changes do not.
  await page.routeWebSocket(/\/ws\/tasks\//, (socket) => void socket.close());
  await page.reload();
  await quickAdd(page, 'buy milk');
  await expect(row(page, 'buy milk')).toBeVisible();
  await page.getByRole('link', { name: 'Owner: settings' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  const question = page.getByRole('dialog', { name: '1 change is not saved yet' });
  await expect(question.getByRole('list', { name: 'Not saved yet' })).toHaveText('Add “buy milk”');
  await question.getByRole('button', { name: 'Stay' }).click();
  await expect(question).toHaveCount(0);
  expect(await waitingOnDevice(page)).toBe(1);

  await page.getByRole('button', { name: 'Sign out' }).click();
  await question.getByRole('button', { name: 'Sign out and lose it' }).click();
  await page.waitForURL('**/sign-in');
  await expect(page.getByRole('textbox', { name: 'Your sign-in link' })).toBeVisible();
  expect(await waitingOnDevice(page)).toBe(0);
  expect(await rest.tasks()).toEqual([]);
  await page.context().setOffline(true);
  await page.goto(`${server.url}/inbox`);
  await expect(page.getByText('The server cannot be reached.')).toBeVisible();
  await expect(page.getByText('buy milk')).toHaveCount(0);
});

test('C5, X4: what the server refuses is on the shelf with why, and can be edited, applied after all and discarded', async ({
  open,
  rest,
}) => {
  const { id } = await rest.add('pay rent');
  const gone = await rest.add('an errand');
  const page = await open({ path: '/inbox' });
  await expect(row(page, 'pay rent')).toBeVisible();
  await page.context().setOffline(true);
  await row(page, 'an errand').getByRole('button', { name: 'Open' }).dblclick();
  await page.getByRole('textbox', { name: 'Title of' }).fill('an errand in town');
  await page.keyboard.press('Enter');
  await row(page, 'pay rent').getByRole('button', { name: 'Open' }).dblclick();
  await page.getByRole('textbox', { name: 'Title of' }).fill('pay the rent');
  await page.keyboard.press('Enter');
  await rest.ask('DELETE', `tasks/${gone.id}`);
  await rest.ask('DELETE', `tasks/${id}`);
  await page.context().setOffline(false);
  await expect(connection(page)).toHaveText('live');

  const menu = await openConnection(page);
  const shelf = menu.getByRole('region', { name: 'Needs your attention' });
  await expect(shelf.getByRole('listitem')).toHaveCount(2);
  await expect(shelf.getByRole('listitem').first()).toContainText('Rename to “an errand in town”');
  await page.reload();
  await openConnection(page);
  await expect(shelf.getByRole('listitem')).toHaveCount(2);
  await shelf.getByRole('button', { name: 'Discard: Rename to “an errand in town”' }).click();
  await expect(shelf.getByRole('listitem')).toHaveCount(1);
  await shelf.getByRole('button', { name: 'Edit: Rename to “pay the rent”' }).click();
  await shelf.getByRole('textbox', { name: 'Title' }).fill('pay the rent today');
  await shelf.getByRole('button', { name: 'Send' }).click();
  await expect(shelf).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(row(page, 'pay the rent today')).toBeVisible();
  await expect.poll(async () => (await rest.tasks()).map(({ title }) => title)).toEqual(['pay the rent today']);

  await page.context().setOffline(true);
  await row(page, 'pay the rent today').getByRole('button', { name: 'Open' }).dblclick();
  await page.getByRole('textbox', { name: 'Title of' }).fill('pay the rent now');
  await page.keyboard.press('Enter');
  await rest.ask('DELETE', `tasks/${id}`);
  await page.context().setOffline(false);
  await expect(connection(page)).toHaveText('live');
  await openConnection(page);
  await shelf.getByRole('button', { name: 'Restore and apply: Rename to “pay the rent now”' }).click();
  await expect.poll(async () => (await rest.tasks()).map(({ title }) => title)).toEqual(['pay the rent now']);
});
