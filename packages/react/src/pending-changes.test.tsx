// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeServer, taskOf } from './fake-server.testing.tsx';
import { PendingChanges } from './pending-changes.tsx';
import { pendingWords } from './pending-words.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 22, 10) });
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const one = taskOf(1);

function seen(container: HTMLElement): string | undefined {
  return container.querySelector('[data-part="words"]')?.textContent;
}

function lastOp(server: FakeServer): string {
  return server.socket.sent.findLast((frame) => frame.type === 'op')?.op_id ?? '';
}

async function pass(ms: number): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(ms));
}

async function confirm(server: FakeServer): Promise<void> {
  const op_id = lastOp(server);
  await server.update(one, op_id);
  const ack = { type: 'ack', op_id, epoch: 'e', workspace_id: one.workspace_id, seq: server.seq } as const;
  await server.send({ ...ack, result: { task: one } });
}

test('C7: what is sent and shown at once is not worth a word', async () => {
  const server = new FakeServer([one]);
  const { container } = render(<PendingChanges />, { wrapper: server.wrapper });
  await server.goLive();
  expect(screen.getByRole('status').textContent).toBe('');
  act(() => {
    void server.client.task.update({ id: one.id, title: 'Mine' });
  });
  await pass(300);
  expect(seen(container)).toBeUndefined();
  await confirm(server);
  await pass(1000);
  expect(seen(container)).toBeUndefined();
  expect(screen.getByRole('status').textContent).toBe('');
});

test('C7: what waits longer is counted; its beginning and end are announced, not each number between', async () => {
  const server = new FakeServer([one]);
  const { container } = render(<PendingChanges />, { wrapper: server.wrapper });
  await server.goLive();
  act(() => {
    void server.client.task.update({ id: one.id, title: 'Mine' });
  });
  await pass(400);
  expect(seen(container)).toBe('sending 1 change');
  expect(screen.getByRole('status').textContent).toBe('sending 1 change');
  act(() => {
    void server.client.task.add({ title: 'Another' });
  });
  await server.settle();
  expect(seen(container)).toBe('sending 2 changes');
  expect(screen.getByRole('status').textContent).toBe('sending 1 change');
  await server.close(1006);
  expect(screen.getByRole('status').textContent).toBe('2 changes waiting, keep this page open');
  expect(container.querySelector('[data-lockstep-pending="2"]')?.getAttribute('data-durable')).toBe('false');
});

test('when the last one is sent, that is announced and nothing is seen', async () => {
  const server = new FakeServer([one]);
  const { container } = render(<PendingChanges delayMs={0} />, { wrapper: server.wrapper });
  await server.goLive();
  act(() => {
    void server.client.task.update({ id: one.id, title: 'Mine' });
  });
  await pass(1);
  expect(seen(container)).toBe('sending 1 change');
  await confirm(server);
  expect(seen(container)).toBeUndefined();
  expect(screen.getByRole('status').textContent).toBe('all changes sent');
});

test('C2: the changes that wait can be listed, by what they do, oldest first', async () => {
  const server = new FakeServer([one]);
  render(<PendingChanges list delayMs={0} />, { wrapper: server.wrapper });
  await server.goLive();
  await server.close(1006);
  act(() => {
    void server.client.task.complete({ id: one.id });
    void server.client.task.add({ title: 'Another' });
  });
  await pass(1);
  expect(screen.getByText('2 changes waiting, keep this page open', { selector: 'summary' })).toBeDefined();
  expect(screen.getAllByRole('listitem', { hidden: true }).map((row) => row.textContent)).toEqual([
    'Complete “Task 1”',
    'Add “Another”',
  ]);
});

test('what is seen can be drawn in another way', async () => {
  const server = new FakeServer([one]);
  render(<PendingChanges delayMs={0}>{({ count }) => <b>{count} to go</b>}</PendingChanges>, {
    wrapper: server.wrapper,
  });
  await server.goLive();
  expect(screen.queryByText('0 to go')).toBeNull();
  act(() => {
    void server.client.task.update({ id: one.id, title: 'Mine' });
  });
  await pass(1);
  expect(screen.getByText('1 to go')).toBeDefined();
});

test('only what survives a reload is said to be saved on this device', () => {
  expect(pendingWords({ count: 3, durable: true, state: 'offline' })).toBe('3 changes saved on this device');
  expect(pendingWords({ count: 1, durable: false, state: 'reconnecting' })).toBe(
    '1 change waiting, keep this page open',
  );
  expect(pendingWords({ count: 1, durable: true, state: 'signed-out' })).toBe(
    '1 change saved on this device; sign in to send',
  );
});
