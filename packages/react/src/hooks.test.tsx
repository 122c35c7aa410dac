// @vitest-environment happy-dom
import type { Touch } from '@lockstep/client';
import { act, cleanup, render, renderHook, screen } from '@testing-library/react';
import { StrictMode, type ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeServer, claude, taskOf } from './fake-server.testing.tsx';
import { LockstepProvider } from './lockstep-provider.tsx';
import { useClientValue } from './use-client-value.ts';
import { useConnection } from './use-connection.ts';
import { useNeedsAttention } from './use-needs-attention.ts';
import { useOperation } from './use-operation.ts';
import { useProfile } from './use-profile.ts';
import { useProject } from './use-project.ts';
import { useProjects } from './use-projects.ts';
import { useRecentTouch } from './use-recent-touch.ts';
import { useSignal } from './use-signal.ts';
import { useStatus } from './use-status.ts';
import { useTask } from './use-task.ts';
import { useTasks } from './use-tasks.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 22, 10) });
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const one = taskOf(1);
const two = taskOf(2);

/** Counts how often each row is drawn. */
function rows() {
  const drawn = new Map<string, number>();
  function Row({ id }: { readonly id: string }): ReactNode {
    drawn.set(id, (drawn.get(id) ?? 0) + 1);
    return <li>{useTask(id)?.title}</li>;
  }
  return { Row, drawn };
}

test('a component that selects one task is not drawn again when another changes', async () => {
  const server = new FakeServer([one, two]);
  const { Row, drawn } = rows();
  render(
    <ul>
      <Row id={one.id} />
      <Row id={two.id} />
    </ul>,
    { wrapper: server.wrapper },
  );
  await server.goLive();
  expect(screen.getAllByRole('listitem').map((row) => row.textContent)).toEqual(['Task 1', 'Task 2']);
  const before = new Map(drawn);
  await server.update({ ...two, title: 'Changed' });
  expect(screen.getByText('Changed')).toBeDefined();
  expect(drawn.get(one.id)).toBe(before.get(one.id));
  expect(drawn.get(two.id)).toBe((before.get(two.id) ?? 0) + 1);
});

test('a list by selector is drawn again only when what it selects differs', async () => {
  const server = new FakeServer([one, two]);
  let drawn = 0;
  const { result } = renderHook(
    () => {
      drawn += 1;
      return useTasks({ status: 'open' }, (tasks) => tasks.map((task) => task.id));
    },
    { wrapper: server.wrapper },
  );
  await server.goLive();
  const ids = result.current;
  expect(ids).toEqual([one.id, two.id]);
  const before = drawn;
  await server.update({ ...two, title: 'Changed' });
  expect(drawn).toBe(before);
  expect(result.current).toBe(ids);
  await server.update({ ...two, completed: true, completed_at: '2026-11-22T10:00:00.000Z' });
  expect(result.current).toEqual([one.id]);
});

test('a selector of one task, of the status or of anything else draws again only when its answer differs', async () => {
  const server = new FakeServer([one, two]);
  let drawn = 0;
  const { result } = renderHook(
    () => {
      drawn += 1;
      return {
        title: useTask(one.id, (task) => task?.title),
        live: useStatus((status) => status.state === 'live'),
        counts: useTasks({}, (tasks) => ({ all: tasks.length, done: tasks.filter((task) => task.completed).length })),
        projects: useProjects({}, (projects) => projects.length),
        missing: useProject('none', (project) => project?.name ?? null),
        ids: useClientValue((client) => client.tasks().map((task) => task.id)),
      };
    },
    { wrapper: server.wrapper },
  );
  await server.goLive();
  const whole = { title: 'Task 1', live: true, counts: { all: 2, done: 0 }, projects: 0, missing: null };
  expect(result.current).toEqual({ ...whole, ids: [one.id, two.id] });
  const before = drawn;
  await server.update({ ...one, notes: 'Other notes' });
  await server.update({ ...two, title: 'Other title' });
  await server.send({ type: 'pong', t: 0 });
  act(() => {
    void server.client.task.add({ id: taskOf(3).id, title: 'Mine', parent: one.id });
  });
  expect(drawn).toBe(before + 1);
  expect(result.current.ids).toHaveLength(3);
  await server.close(1006);
  expect(drawn).toBe(before + 2);
  expect(result.current.live).toBe(false);
});

test('a list is not drawn again for a task that is not in it', async () => {
  const server = new FakeServer([one, { ...two, priority: 'high' }]);
  let drawn = 0;
  const { result } = renderHook(
    () => {
      drawn += 1;
      return useTasks({ priority: 'high' });
    },
    { wrapper: server.wrapper },
  );
  await server.goLive();
  const before = drawn;
  await server.update({ ...one, title: 'Changed' });
  expect(drawn).toBe(before);
  expect(result.current.map((task) => task.id)).toEqual([two.id]);
});

test('C1: a write is on the screen at once; the handle is pending until it is answered', async () => {
  const server = new FakeServer([one]);
  const { result } = renderHook(() => ({ tasks: useTasks(), update: useOperation('task.update') }), {
    wrapper: server.wrapper,
  });
  await server.goLive();
  const { run } = result.current.update;
  act(() => {
    void run({ id: one.id, title: 'Mine' });
  });
  expect(result.current.tasks[0]?.title).toBe('Mine');
  expect(result.current.update.pending).toBe(true);
  await server.settle();
  const op_id = server.socket.sent.find((frame) => frame.type === 'op')?.op_id ?? '';
  await server.update({ ...one, title: 'Mine' }, op_id);
  const [task] = result.current.tasks;
  await server.send({ type: 'ack', op_id, epoch: 'e', workspace_id: one.workspace_id, seq: 2, result: { task } });
  expect(result.current.update).toMatchObject({ pending: false, error: null });
  expect(result.current.update.run).toBe(run);
});

test('C5: a refusal is told by the handle and by the shelf', async () => {
  const server = new FakeServer([one]);
  const { result } = renderHook(() => ({ remove: useOperation('task.delete'), shelf: useNeedsAttention() }), {
    wrapper: server.wrapper,
  });
  await server.goLive();
  act(() => {
    void result.current.remove.run({ id: one.id });
  });
  await server.settle();
  const op_id = server.socket.sent.find((frame) => frame.type === 'op')?.op_id ?? '';
  const words = { type: 't', title: 'No', detail: 'No.', errors: [] };
  await server.send({
    type: 'reject',
    op_id,
    error: { ...words, status: 403, code: 'FORBIDDEN', retryable: false },
  });
  expect(result.current.remove.error?.code).toBe('FORBIDDEN');
  expect(result.current.shelf.map((item) => item.op_id)).toEqual([op_id]);
});

test('a change from elsewhere glows for two seconds, one’s own does not', async () => {
  const server = new FakeServer([one]);
  const { result } = renderHook(() => useRecentTouch(one.id), { wrapper: server.wrapper });
  await server.goLive();
  expect(result.current).toBeNull();
  await server.update({ ...one, title: 'Theirs' });
  expect(result.current).toMatchObject({ actor: claude, own: false } satisfies Partial<Touch>);
  act(() => {
    vi.advanceTimersByTime(1999);
  });
  expect(result.current).not.toBeNull();
  act(() => {
    vi.advanceTimersByTime(1);
  });
  expect(result.current).toBeNull();
  act(() => {
    void server.client.task.update({ id: one.id, title: 'Mine' });
  });
  await server.settle();
  const op_id = server.socket.sent.find((frame) => frame.type === 'op')?.op_id ?? '';
  await server.update({ ...one, title: 'Mine' }, op_id);
  expect(result.current).toBeNull();
});

test('C7: the connection’s status, and what can be done about it', async () => {
  const server = new FakeServer([]);
  const { result } = renderHook(() => useConnection(), { wrapper: server.wrapper });
  expect(result.current.state).toBe('catching-up');
  await server.goLive();
  expect(result.current).toMatchObject({ state: 'live', durable: false });
  await server.close(1006);
  expect(result.current).toMatchObject({ state: 'reconnecting', retry_at: '2026-11-22T10:00:00.500Z' });
  act(() => result.current.retryNow());
  await server.goLive();
  expect(result.current.state).toBe('live');
});

test('profile and projects', async () => {
  const server = new FakeServer([]);
  const { result } = renderHook(() => ({ profile: useProfile(), projects: useProjects() }), {
    wrapper: server.wrapper,
  });
  expect(result.current).toEqual({ profile: null, projects: [] });
  await server.goLive();
  expect(result.current.profile?.user.name).toBe('Ana');
});

test('D9: a signal reaches the newest listener and no other after unmounting', async () => {
  const server = new FakeServer([]);
  const heard: string[] = [];
  const { rerender, unmount } = renderHook(
    ({ name }: { readonly name: string }) => useSignal((signal) => heard.push(`${name} ${signal.type}`)),
    { wrapper: server.wrapper, initialProps: { name: 'a' } },
  );
  await server.goLive();
  rerender({ name: 'b' });
  const progress = { type: 'progress', run_id: 'r', done: 1, total: 2, label: '' } as const;
  await server.send(progress);
  unmount();
  await server.send(progress);
  expect(heard).toEqual(['b progress']);
});

test('StrictMode: one connection, nothing doubled', async () => {
  const server = new FakeServer([one]);
  const { Row } = rows();
  render(
    <StrictMode>
      <LockstepProvider client={server.client}>
        <Row id={one.id} />
      </LockstepProvider>
    </StrictMode>,
  );
  await server.goLive();
  expect(server.sockets).toHaveLength(1);
  expect(screen.getByRole('listitem').textContent).toBe('Task 1');
});

test('on a server the page is drawn without a connection', () => {
  const server = new FakeServer([one]);
  function Page(): ReactNode {
    return (
      <p>
        {useTasks().length} {useConnection().state} {useRecentTouch(one.id)?.type}
      </p>
    );
  }
  const html = renderToString(
    <LockstepProvider client={server.client}>
      <Page />
    </LockstepProvider>,
  );
  expect(html).toContain('catching-up');
  expect(server.sockets).toHaveLength(0);
});

test('outside of a provider a hook says what is missing', () => {
  expect(() => renderHook(() => useTasks())).toThrow('LockstepProvider');
});
