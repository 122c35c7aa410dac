// @vitest-environment happy-dom
import type { ErrorCode } from '@lockstep/protocol';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { changeWords } from './change-words.ts';
import { FakeServer, taskOf } from './fake-server.testing.tsx';
import { NeedsAttention } from './needs-attention.tsx';

afterEach(cleanup);

const one = taskOf(1);

interface SentOperation {
  readonly type: string;
  readonly op_id: string;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

function sent(server: FakeServer): readonly SentOperation[] {
  return server.socket.sent.filter((frame): frame is SentOperation => frame.type === 'op');
}

/** Makes a change, and has the server refuse it. */
async function refuse(
  server: FakeServer,
  make: () => Promise<unknown>,
  code: ErrorCode,
  detail: string,
  current?: unknown,
) {
  act(() => {
    make().catch(() => undefined);
  });
  await server.settle();
  const op_id = sent(server).at(-1)?.op_id ?? '';
  const error = { type: 't', title: 'No', status: 403, code, retryable: false, detail, errors: [], current };
  await server.send({ type: 'reject', op_id, error });
}

async function shelf(children = <NeedsAttention />) {
  const server = new FakeServer([one]);
  render(children, { wrapper: server.wrapper });
  await server.goLive();
  return server;
}

test('C5: says what was refused and why, and announces how many politely', async () => {
  const server = await shelf();
  expect(screen.queryByRole('list')).toBeNull();
  expect(screen.getByRole('status').textContent).toBe('');
  await refuse(server, () => server.client.task.complete({ id: one.id }), 'FORBIDDEN', 'You may only read here.');
  await refuse(server, () => server.client.task.add({ title: 'Second' }), 'CONFLICT', 'The id is used.');
  const section = screen.getByRole('region', { name: 'Needs your attention' });
  const texts = within(section)
    .getAllByRole('listitem')
    .map((item) => [...item.querySelectorAll('p')].map((line) => line.textContent));
  expect(texts).toEqual([
    ['Complete “Task 1”', 'You may only read here.'],
    ['Add “Second”', 'The id is used.'],
  ]);
  expect(within(section).getByRole('status').textContent).toBe('2 changes could not be saved');
});

test('C5, S3: trying again sends it under a new op_id, and the focus stays near', async () => {
  const server = await shelf();
  await refuse(server, () => server.client.task.complete({ id: one.id }), 'FORBIDDEN', 'Not now.');
  const [first] = sent(server);
  fireEvent.click(screen.getByRole('button', { name: 'Try again: Complete “Task 1”' }));
  await server.settle();
  const again = sent(server).at(-1);
  expect(again).toMatchObject({ operation: 'task.complete', input: { id: one.id } });
  expect(again?.op_id).not.toBe(first?.op_id);
  expect(screen.queryByRole('list')).toBeNull();
  expect(document.activeElement?.hasAttribute('data-lockstep-attention')).toBe(true);
});

test('X4: what was refused since its task is in the trash is restored and applied, in this order', async () => {
  const server = await shelf();
  const current = { ...one, deleted_at: '2026-11-22T10:00:00.000Z' };
  const rename = () => server.client.task.update({ id: one.id, title: 'Mine' });
  await refuse(server, rename, 'CONFLICT', '“Task 1” is in the trash; restore it first.', current);
  const before = sent(server).length;
  expect(screen.queryByRole('button', { name: /Try again/ })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Restore and apply: Change “Mine”' }));
  await server.settle();
  const [restore] = sent(server).slice(before);
  expect(restore).toMatchObject({ operation: 'task.restore', input: { id: one.id } });
  expect(server.client.pendingChanges.map(({ operation }) => operation)).toEqual(['task.restore', 'task.update']);
  expect(screen.queryByRole('list')).toBeNull();
});

test('C5: discarding gives it up, and nothing else', async () => {
  const server = await shelf();
  await refuse(server, () => server.client.task.complete({ id: one.id }), 'FORBIDDEN', 'No.');
  await refuse(server, () => server.client.task.add({ title: 'Second' }), 'CONFLICT', 'No.');
  const before = sent(server).length;
  fireEvent.click(screen.getByRole('button', { name: 'Discard: Complete “Task 1”' }));
  await server.settle();
  expect(screen.getAllByRole('listitem').map((item) => item.querySelector('p')?.textContent)).toEqual(['Add “Second”']);
  expect(sent(server)).toHaveLength(before);
});

test('C5: what was written can be written anew; what is wrong in itself is said and not sent', async () => {
  const server = await shelf();
  const input = { title: 'Pay rnt', notes: 'soon', due_date: '2026-12-01' };
  await refuse(server, () => server.client.task.add(input), 'CONFLICT', 'No.');
  const before = sent(server).length;
  fireEvent.click(screen.getByRole('button', { name: 'Edit: Add “Pay rnt”' }));
  const title = screen.getByRole('textbox', { name: 'Title' });
  expect(document.activeElement).toBe(title);
  fireEvent.change(title, { target: { value: ' ' } });
  fireEvent.submit(screen.getByRole('form', { name: 'Add “Pay rnt”' }));
  await server.settle();
  expect(sent(server)).toHaveLength(before);
  expect(screen.getAllByRole('status').some((region) => region.textContent.includes('title'))).toBe(true);
  fireEvent.change(title, { target: { value: 'Pay rent' } });
  fireEvent.change(screen.getByLabelText('Due date'), { target: { value: '' } });
  fireEvent.submit(screen.getByRole('form', { name: 'Add “Pay rnt”' }));
  await server.settle();
  expect(sent(server).at(-1)).toMatchObject({
    operation: 'task.add',
    input: { title: 'Pay rent', notes: 'soon', due_date: null },
  });
  expect(screen.queryByRole('form')).toBeNull();
});

test('Escape ends the editing and keeps the change', async () => {
  const server = await shelf();
  await refuse(server, () => server.client.task.update({ id: one.id, title: 'Mine' }), 'FORBIDDEN', 'No.');
  fireEvent.click(screen.getByRole('button', { name: 'Edit: Change “Mine”' }));
  fireEvent.keyDown(screen.getByRole('textbox', { name: 'Title' }), { key: 'Escape' });
  expect(screen.queryByRole('form')).toBeNull();
  expect(screen.getByRole('button', { name: 'Edit: Change “Mine”' })).toBeDefined();
});

test('what is nothing written offers no editing; labels and a whole change can be drawn in another way', async () => {
  const server = await shelf(<NeedsAttention labels={{ retry: 'Noch einmal' }} words={({ operation }) => operation} />);
  await refuse(server, () => server.client.task.complete({ id: one.id }), 'FORBIDDEN', 'Nein.');
  expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(['Noch einmal', 'Discard']);
  expect(screen.getByRole('button', { name: 'Noch einmal: task.complete' })).toBeDefined();
  cleanup();
  render(<NeedsAttention>{({ what, why }) => <i>{`${what}: ${why}`}</i>}</NeedsAttention>, { wrapper: server.wrapper });
  expect(screen.getByText('Complete “Task 1”: Nein.')).toBeDefined();
});

test('changes of every kind have words', () => {
  const item = (operation: string, input: Readonly<Record<string, unknown>> = {}) =>
    ({ operation, input }) as unknown as Parameters<typeof changeWords>[0];
  expect(changeWords(item('task.delete', { items: [{}, {}] }), '')).toBe('Delete 2 items');
  expect(changeWords(item('task.delete', { items: [{}] }), '')).toBe('Delete 1 item');
  expect(changeWords(item('change.undo'), '')).toBe('Undo');
  expect(changeWords(item('member.set_role'), 'Ana')).toBe('Set role member “Ana”');
});
