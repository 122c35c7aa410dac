import { quickAdd, row } from './stage/tasks-page.ts';
import { expect, test } from './stage/test.ts';

test('what is typed is understood while it is typed, and can be taken back', async ({ open, rest }) => {
  await rest.addProject('Kitchen');
  const page = await open({ path: '/inbox' });
  const field = page.getByRole('textbox', { name: 'Add a task' });
  await field.fill('call Bob tomorrow 9am p1 #kitchen');
  await expect(page.getByRole('button', { name: 'Remove Tomorrow' })).toBeVisible();
  await expect(page.getByText(/^\w{3},? \d+ \w{3}( \d{4})?, 09:00$/)).toBeVisible();
  await page.getByRole('button', { name: 'Remove Urgent' }).click();
  await expect(page.getByRole('button', { name: 'Remove Urgent' })).toHaveCount(0);
  await field.press('Enter');
  await expect(page.getByText('Added “call Bob p1” to Kitchen')).toBeVisible();
  await expect
    .poll(() => rest.tasks())
    .toEqual([expect.objectContaining({ title: 'call Bob p1', priority: 'none', due_time: '09:00' })]);
});

test('an unknown project is offered, made with the task, and taken back with it', async ({ open, rest }) => {
  const page = await open({ path: '/inbox' });
  await page.getByRole('textbox', { name: 'Add a task' }).fill('pack the bags #Lisbon');
  await expect(page.getByText('Lisbon, a new project')).toBeVisible();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Lisbon' }).click();
  await expect(row(page, 'pack the bags')).toBeVisible();
  await page.getByRole('heading', { name: 'Lisbon' }).click();
  await page.keyboard.press('z');
  await expect(page.getByRole('link', { name: 'Lisbon' })).toHaveCount(0);
  await expect.poll(() => rest.tasks()).toEqual([]);
});

test('several pasted lines are several tasks in one operation', async ({ open, rest, context: _context }) => {
  const page = await open({ path: '/inbox' });
  const field = page.getByRole('textbox', { name: 'Add a task' });
  await field.evaluate((element) => {
    const data = new DataTransfer();
    data.setData('text/plain', 'milk\n\neggs tomorrow\nbread');
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  for (const title of ['milk', 'eggs', 'bread']) await expect(row(page, title)).toBeVisible();
  await expect.poll(async () => (await rest.changes()).length).toBe(3);
  expect(new Set((await rest.changes()).map(({ op_id }) => op_id)).size).toBe(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Nothing waits here.')).toBeVisible();
});

test('a task added to Today is for today', async ({ open }) => {
  const page = await open();
  await quickAdd(page, 'read the contract');
  await expect(page.getByRole('region', { name: 'Any time' }).getByText('read the contract')).toBeVisible();
  await quickAdd(page, 'dentist 3pm');
  await expect(page.getByText('0 of 2 done')).toBeVisible();
});
