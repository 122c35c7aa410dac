import { delayUntilShown, quickAdd, row } from './stage/tasks-page.ts';
import { expect, test } from './stage/test.ts';

const live = 250;

test('a task added on one screen is on the other within a quarter of a second', async ({ open }) => {
  const one = await open({ path: '/inbox' });
  const other = await open({ path: '/inbox' });
  await expect(other.getByText('Nothing waits here.')).toBeVisible();
  const delays: number[] = [];
  for (const title of ['buy milk', 'call Bob', 'water the plants']) {
    const field = one.getByRole('textbox', { name: 'Add a task' });
    await field.fill(title);
    delays.push(await delayUntilShown(field, other, title));
  }
  const [, median = Infinity] = delays.toSorted((a, b) => a - b);
  expect(median).toBeLessThanOrEqual(live);
});

test('editing, completing, deleting and undoing on one screen is followed by the other', async ({ open }) => {
  const one = await open({ path: '/inbox' });
  const other = await open({ path: '/inbox' });
  await quickAdd(one, 'write report');
  await expect(row(other, 'write report')).toBeVisible();

  await row(one, 'write report').getByRole('button', { name: 'Open' }).dblclick();
  await one.getByRole('textbox', { name: 'Title of' }).fill('write the report');
  await one.keyboard.press('Enter');
  await expect(row(other, 'write the report')).toBeVisible();
  await one.keyboard.press('Escape');

  await row(one, 'write the report').getByRole('checkbox').click();
  await expect(row(other, 'write the report').getByRole('checkbox')).toBeChecked();
  await one.getByRole('button', { name: 'Undo' }).click();
  await expect(row(other, 'write the report').getByRole('checkbox')).not.toBeChecked();

  await row(one, 'write the report').getByRole('button', { name: 'Open' }).focus();
  await one.keyboard.press('Delete');
  await expect(row(other, 'write the report')).toHaveCount(0);
  await one.getByRole('button', { name: 'Undo' }).click();
  await expect(row(other, 'write the report')).toBeVisible();
});

test('a change from elsewhere carries the light and the name of who made it, one’s own does not', async ({
  open,
  rest,
}) => {
  const one = await open({ path: '/inbox' });
  const other = await open({ path: '/inbox' });
  await expect(other.getByText('Nothing waits here.')).toBeVisible();
  await quickAdd(one, 'buy milk');
  await expect(row(other, 'buy milk').getByText('Just changed by Owner')).toBeAttached();
  await expect(row(one, 'buy milk').getByText('Just changed by')).toHaveCount(0);
  await expect(row(other, 'buy milk').getByText('Just changed by')).toHaveCount(0);

  await rest.add('rotate the keys');
  const light = row(one, 'rotate the keys');
  await expect(light.getByText('Just changed by Deploy script')).toBeAttached();
  await expect(light.getByRole('img', { name: 'Deploy script, for Owner' })).toBeVisible();
});

test('today turns over at midnight by itself', async ({ open, rest }) => {
  await rest.add('due on the day', { due_date: '2027-03-10' });
  const page = await open({ signedIn: true, path: '/inbox' });
  await expect(row(page, 'due on the day')).toBeVisible();
  await page.clock.install({ time: new Date('2027-03-09T23:59:45+01:00') });
  await page.goto(`${new URL(page.url()).origin}/today`);
  await expect(page.getByRole('heading', { name: 'Tuesday 9 March' })).toBeVisible();
  await expect(row(page, 'due on the day')).toHaveCount(0);
  await page.clock.fastForward(20_000);
  await expect(page.getByRole('heading', { name: 'Wednesday 10 March' })).toBeVisible();
  await expect(row(page, 'due on the day')).toBeVisible();
});
