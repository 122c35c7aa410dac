import { row } from './stage/tasks-page.ts';
import { expect, test } from './stage/test.ts';

test('everything about a task is changed in its details', async ({ open, rest }) => {
  const task = await rest.add('measure the niche');
  await rest.addProject('Kitchen');
  const page = await open({ path: `/inbox?task=${task.id}` });
  const panel = page.getByRole('complementary', { name: 'Task' });

  await panel.getByRole('button', { name: 'No date' }).click();
  await page.getByRole('textbox', { name: 'Say a date' }).fill('every monday 9am');
  await expect(page.getByText(/09:00, every Monday$/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(panel.getByText('Every Monday')).toBeVisible();

  await panel.getByRole('button', { name: 'No priority' }).click();
  await page.getByRole('menuitem', { name: 'High priority' }).click();
  await panel.getByRole('button', { name: 'Add a label' }).click();
  await panel.getByRole('textbox', { name: 'New label' }).fill('oak');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await panel.getByRole('textbox', { name: 'Notes' }).fill('It narrows towards the top.');
  await panel.getByRole('textbox', { name: 'Add a subtask' }).fill('height at three points');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('button', { name: 'Open “height at three points”' })).toBeVisible();
  await panel.getByRole('button', { name: 'Inbox' }).click();
  await page.getByRole('menuitem', { name: 'Kitchen' }).click();
  await expect(panel.getByText('changed it last')).toBeVisible();
  await expect(panel.getByText('Deploy script, for Owner')).toBeVisible();

  await expect
    .poll(async () => (await rest.tasks()).find(({ id }) => id === task.id))
    .toMatchObject({
      priority: 'high',
      labels: ['oak'],
      notes: 'It narrows towards the top.',
      due_time: '09:00',
      recurrence: { rrule: 'FREQ=WEEKLY;BYDAY=MO' },
    });
  expect((await rest.tasks()).find(({ id }) => id === task.id)?.project_id).not.toBeNull();
});

test('a deleted task waits in the trash and comes back', async ({ open, rest }) => {
  const { id } = await rest.add('old draft');
  const page = await open({ path: `/inbox?task=${id}` });
  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(row(page, 'old draft')).toHaveCount(0);
  await page.getByRole('link', { name: 'Trash' }).click();
  await page.getByRole('button', { name: 'Restore “old draft”' }).click();
  await expect(page.getByText('Nothing thrown away.')).toBeVisible();
  await expect.poll(async () => (await rest.tasks()).length).toBe(1);
});

test('a project is made, renamed, archived and deleted', async ({ open, rest }) => {
  const page = await open();
  await page.getByRole('button', { name: 'New project' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Kitchen');
  await page.getByRole('radio', { name: 'Teal' }).click();
  await page.getByRole('button', { name: 'Create project' }).click();
  await expect(page.getByRole('heading', { name: 'Kitchen' })).toBeVisible();

  await page.getByRole('button', { name: 'More for Kitchen' }).click();
  await page.getByRole('menuitem', { name: 'Name and colour' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('New kitchen');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'New kitchen' })).toBeVisible();

  await page.getByRole('button', { name: 'More for New kitchen' }).click();
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  await expect(page.getByRole('link', { name: 'New kitchen' })).toBeHidden();
  await page.getByText('Archived', { exact: true }).click();
  await page.getByRole('link', { name: 'New kitchen' }).click();
  await page.getByRole('button', { name: 'More for New kitchen' }).click();
  await page.getByRole('menuitem', { name: 'Delete with its tasks' }).click();
  await expect
    .poll(async () => (await rest.ask<{ projects: unknown[] }>('GET', 'projects?archived=true')).projects.length)
    .toBe(0);
});

test('the keys do without a mouse', async ({ open, rest }) => {
  for (const title of ['first', 'second', 'third']) await rest.add(title);
  const page = await open();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await expect(row(page, 'first')).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(page.getByRole('button', { name: 'Open “second”' })).toBeFocused();
  await page.keyboard.press('e');
  await page.keyboard.type('renamed');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Open “renamed”' })).toBeFocused();
  await page.keyboard.press('p');
  await page.getByRole('menuitem', { name: 'Urgent' }).press('Enter');
  await expect(row(page, 'renamed').getByRole('img', { name: 'Urgent' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open “renamed”' })).toBeFocused();
  await page.keyboard.press('d');
  await expect(page.getByRole('textbox', { name: 'Say a date' })).toBeFocused();
  await page.keyboard.type('today');
  await expect(page.getByRole('paragraph').filter({ hasText: /^\w{3},? \d+ \w{3}( \d{4})?$/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(row(page, 'renamed').getByText('Today')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open “renamed”' })).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(page.getByRole('list', { name: 'Inbox' }).getByRole('listitem').first()).toContainText('renamed');
  await page.keyboard.press('x');
  await expect(row(page, 'renamed')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Open “first”' })).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('button', { name: 'Open “third”' })).toBeFocused();
  await page.keyboard.press('z');
  await expect(row(page, 'first')).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
});
