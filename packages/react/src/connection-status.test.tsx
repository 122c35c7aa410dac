// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ConnectionStatus } from './connection-status.tsx';
import { FakeServer, taskOf } from './fake-server.testing.tsx';
import { statusWords } from './status-words.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 22, 10) });
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function words(container: HTMLElement): string | null | undefined {
  return container.querySelector('[data-part="words"]')?.textContent;
}

function state(container: HTMLElement): string | null | undefined {
  return container.querySelector('[data-lockstep-status]')?.getAttribute('data-state');
}

async function pass(ms: number): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(ms));
}

test('C7: says live, then counts down to the next try, which can be made at once', async () => {
  const server = new FakeServer([]);
  const { container } = render(<ConnectionStatus />, { wrapper: server.wrapper });
  expect(words(container)).toBe('catching up');
  await server.goLive();
  expect(words(container)).toBe('live');
  expect(screen.queryByRole('button')).toBeNull();
  for (let loss = 0; loss < 4; loss += 1) {
    await server.close(1006);
    await pass([500, 1000, 2000, 0][loss] ?? 0);
  }
  expect(words(container)).toBe('reconnecting in 4 s');
  await pass(1000);
  expect(words(container)).toBe('reconnecting in 3 s');
  const before = server.sockets.length;
  fireEvent.click(screen.getByRole('button', { name: 'retry now' }));
  await server.settle();
  expect(server.sockets).toHaveLength(before + 1);
});

test('the countdown is not read out, each new state is', async () => {
  const server = new FakeServer([]);
  render(<ConnectionStatus />, { wrapper: server.wrapper });
  await server.goLive();
  expect(screen.getByRole('status').textContent).toBe('live');
  await server.close(1006);
  expect(screen.getByRole('status').textContent).toBe('reconnecting');
});

test('C6: the offline banner waits two seconds', async () => {
  const server = new FakeServer([taskOf(1)]);
  const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  const { container } = render(<ConnectionStatus />, { wrapper: server.wrapper });
  await server.goLive();
  await server.close(1006);
  void server.client.task.complete({ id: taskOf(1).id });
  await pass(1900);
  expect(state(container)).toBe('live');
  await pass(200);
  expect(state(container)).toBe('offline');
  expect(words(container)).toBe('offline, 1 change waiting');
  online.mockReturnValue(true);
  globalThis.dispatchEvent(new Event('online'));
  await server.goLive();
  expect(state(container)).toBe('live');
});

test('signed out offers to sign in, where there is a way to', async () => {
  const server = new FakeServer([]);
  server.signedIn = false;
  let asked = 0;
  const onSignIn = () => {
    asked += 1;
  };
  const { container } = render(<ConnectionStatus onSignIn={onSignIn} />, { wrapper: server.wrapper });
  await server.settle();
  expect(words(container)).toBe('signed out');
  fireEvent.click(screen.getByRole('button', { name: 'sign in' }));
  expect(asked).toBe(1);
});

test('C8: outdated offers to reload', async () => {
  const server = new FakeServer([]);
  let reloads = 0;
  const onReload = () => {
    reloads += 1;
  };
  const { container } = render(<ConnectionStatus onReload={onReload} />, { wrapper: server.wrapper });
  await server.goLive();
  await server.close(4500);
  expect(words(container)).toBe('outdated');
  fireEvent.click(screen.getByRole('button', { name: 'reload' }));
  expect(reloads).toBe(1);
});

test('only what survives a reload is said to be saved on this device', () => {
  const status = {
    state: 'offline',
    reason: null,
    pending: 3,
    needs_attention: 0,
    storage_problem: null,
    round_trip_ms: null,
    last_synced_at: null,
    retry_at: null,
  } as const;
  expect(statusWords({ ...status, durable: true }, null)).toBe('offline, 3 changes saved on this device');
  expect(statusWords({ ...status, durable: false }, null)).toBe('offline, 3 changes waiting');
  expect(statusWords({ ...status, durable: false, pending: 0 }, null)).toBe('offline');
  expect(statusWords({ ...status, durable: true, pending: 1, reason: 'too-many-connections' }, null)).toBe(
    'offline, too many open connections, 1 change saved on this device',
  );
  expect(statusWords({ ...status, durable: true, state: 'signed-out', reason: 'suspended' }, null)).toContain(
    'suspended',
  );
});
