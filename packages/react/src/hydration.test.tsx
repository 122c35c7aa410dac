// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import { Component, StrictMode, Suspense, type ReactNode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ConnectionStatus } from './connection-status.tsx';
import { FakeServer, taskOf } from './fake-server.testing.tsx';
import { NeedsAttention } from './needs-attention.tsx';
import { PendingChanges } from './pending-changes.tsx';
import { useProfile } from './use-profile.ts';
import { useReady } from './use-ready.ts';
import { useTasks } from './use-tasks.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 22, 10) });
});

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
  vi.useRealTimers();
});

const one = taskOf(1);

function Titles(): ReactNode {
  return (
    <p>
      {useProfile()?.user.name}: {useTasks().map((task) => task.title)}
    </p>
  );
}

function Page(): ReactNode {
  return (
    <>
      <ConnectionStatus />
      <PendingChanges />
      <NeedsAttention />
      <Titles />
    </>
  );
}

function ReadyTitles(): ReactNode {
  useReady();
  return <Titles />;
}

function Waiting(): ReactNode {
  return (
    <Suspense fallback={<p>waiting</p>}>
      <ReadyTitles />
    </Suspense>
  );
}

test('a page drawn on a server is taken over without a difference, even when tasks have arrived meanwhile', async () => {
  const server = new FakeServer([one]);
  const { wrapper: Wrapper } = server;
  const html = renderToString(
    <Wrapper>
      <Page />
    </Wrapper>,
  );
  expect(server.sockets).toHaveLength(0);
  server.client.connect();
  await server.goLive();
  const container = document.createElement('div');
  container.innerHTML = html;
  document.body.append(container);
  const complaints: unknown[] = [];
  const root = await act(() =>
    hydrateRoot(
      container,
      <Wrapper>
        <Page />
      </Wrapper>,
      { onRecoverableError: (error) => complaints.push(error) },
    ),
  );
  expect(complaints).toEqual([]);
  expect(screen.getByText('Ana: Task 1')).toBeDefined();
  act(() => root.unmount());
});

test('with Suspense a server draws the fallback and does not connect; the browser draws the tasks', async () => {
  const server = new FakeServer([one]);
  const { wrapper: Wrapper } = server;
  const page = (
    <Wrapper>
      <Waiting />
    </Wrapper>
  );
  const html = renderToString(page);
  expect(html).toContain('waiting');
  expect(server.sockets).toHaveLength(0);
  const container = document.createElement('div');
  container.innerHTML = html;
  document.body.append(container);
  const root = await act(() => hydrateRoot(container, page, { onRecoverableError: () => undefined }));
  await server.goLive();
  expect(screen.getByText('Ana: Task 1')).toBeDefined();
  expect(screen.queryByText('waiting')).toBeNull();
  act(() => root.unmount());
});

test('Suspense waits for the first sync alone, in StrictMode too: a lost connection hides nothing', async () => {
  const server = new FakeServer([one]);
  const { wrapper: Wrapper } = server;
  await act(async () => {
    render(
      <StrictMode>
        <Wrapper>
          <Waiting />
        </Wrapper>
      </StrictMode>,
    );
  });
  expect(screen.getByText('waiting')).toBeDefined();
  await server.goLive();
  expect(server.sockets).toHaveLength(1);
  expect(screen.getByText('Ana: Task 1')).toBeDefined();
  await server.close(1006);
  expect(screen.getByText('Ana: Task 1')).toBeDefined();
  expect(screen.queryByText('waiting')).toBeNull();
});

interface BoundaryState {
  readonly error: unknown;
}

class Boundary extends Component<{ readonly children: ReactNode }, BoundaryState> {
  override readonly state: BoundaryState = { error: null };

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <button type="button" onClick={() => this.setState({ error: null })}>
        {(error as { readonly code: string }).code}
      </button>
    );
  }
}

test('who is not signed in gets the error boundary, and the tasks after signing in', async () => {
  const server = new FakeServer([one]);
  server.signedIn = false;
  const { wrapper: Wrapper } = server;
  const reported = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await act(async () => {
    render(
      <Wrapper>
        <Boundary>
          <Waiting />
        </Boundary>
      </Wrapper>,
    );
  });
  await server.settle();
  const button = screen.getByRole('button', { name: 'UNAUTHENTICATED' });
  server.signedIn = true;
  server.client.retryNow();
  await server.goLive();
  await act(async () => button.click());
  expect(screen.getByText('Ana: Task 1')).toBeDefined();
  reported.mockRestore();
});
