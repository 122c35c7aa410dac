import { LockstepError, toProblem } from '@lockstep/protocol';
import { expect, test } from 'vitest';
import { settle } from '../platform/fake-clock.testing.ts';
import { BackendWorkspace } from '../testing/backend-workspace.testing.ts';
import { clientFixture } from '../testing/client-fixture.testing.ts';

const first = '01940000-0000-7000-8000-000000000001';

test('D12: connects, takes a snapshot, resumes and is live', async () => {
  const { client, backend, goLive, reported } = clientFixture();
  backend.act('task.add', { id: first, title: 'Pay rent' });
  expect(client.status).toMatchObject({ state: 'catching-up', pending: 0, last_synced_at: null });
  await goLive();
  expect(client.status).toMatchObject({ state: 'live', round_trip_ms: 0, last_synced_at: '2026-11-22T10:00:00.000Z' });
  expect(client.tasks().map((task) => task.title)).toEqual(['Pay rent']);
  expect(client.profile?.user.name).toBe('Ana');
  expect(reported).toEqual([]);
});

test('D2: a lost batch is noticed by the next one and brings about a resync', async () => {
  const { client, backend, goLive, flush, clock } = clientFixture();
  await goLive();
  backend.act('task.add', { title: 'One' });
  backend.line?.disturb('lose');
  backend.act('task.add', { title: 'Two' });
  backend.line?.stepDown();
  expect(client.tasks()).toEqual([]);
  await clock.advance(0);
  await flush();
  expect(client.tasks().map((task) => task.title)).toEqual(['One', 'Two']);
  expect(backend.requests).toEqual([]);
});

test('D2: a lost tail is noticed by the heartbeat', async () => {
  const { client, backend, goLive, flush, clock } = clientFixture();
  await goLive();
  backend.act('task.add', { title: 'One' });
  backend.line?.disturb('lose');
  await clock.advance(20_000);
  backend.beat();
  await flush();
  await clock.advance(5000);
  await clock.advance(1000);
  await flush();
  expect(client.tasks().map((task) => task.title)).toEqual(['One']);
});

test('D3: a batch in parts shows nothing before its last part, and then all of it in one step', async () => {
  const { client, backend, goLive, flush } = clientFixture();
  await goLive();
  backend.maxEvents = 2;
  const steps: number[] = [];
  client.subscribe(({ tasks }) => steps.push(tasks.size));
  backend.act('task.add', { items: [{ title: 'A' }, { title: 'B' }, { title: 'C' }, { title: 'D' }, { title: 'E' }] });
  backend.line?.stepDown();
  backend.line?.stepDown();
  expect(client.tasks()).toHaveLength(0);
  await flush();
  expect(client.tasks()).toHaveLength(5);
  expect(steps).toEqual([5]);
});

test('D6: a workspace that is taken away is wiped, and what was on its way there is on the shelf', async () => {
  const { client, backend, goLive, flush } = clientFixture();
  const shared = '01920000-0000-7000-8000-000000000002';
  backend.workspaces.set(shared, new BackendWorkspace(shared));
  backend.act('task.add', { id: first, title: 'Ours' }, {}, shared);
  await goLive();
  expect(client.task(first)?.title).toBe('Ours');
  backend.trouble = toProblem(new LockstepError('UNAVAILABLE', 'Busy.'));
  void client.task.complete({ id: first }, { workspace_id: shared });
  await flush();
  backend.remove(shared);
  await flush();
  expect(client.task(first)).toBeUndefined();
  expect(client.touch(first)).toBeUndefined();
  expect(client.needsAttention).toMatchObject([{ operation: 'task.complete', problem: { code: 'FORBIDDEN' } }]);
  expect(client.status).toMatchObject({ state: 'live', pending: 0 });
});

test('S5: below the floor the server resets, and a snapshot takes the place of what was there', async () => {
  const { client, backend, goLive, flush, clock } = clientFixture();
  backend.act('task.add', { id: first, title: 'One' });
  await goLive();
  const before = client.task(first);
  backend.line?.cut();
  backend.act('task.add', { title: 'Two' });
  backend.workspace.floor = 2;
  await clock.advance(500);
  await flush();
  expect(client.tasks().map((task) => task.title)).toEqual(['One', 'Two']);
  expect(client.task(first)).toBe(before);
});

test('D1: `live` beyond what has arrived means that something is missing', async () => {
  const { client, backend, goLive, flush, clock } = clientFixture();
  await goLive();
  backend.line?.cut();
  await clock.advance(500);
  while (backend.requests.length > 0) {
    backend.stepHttp();
    await settle();
  }
  backend.act('task.add', { title: 'One' });
  backend.line?.stepUp();
  await settle();
  backend.line?.stepUp();
  backend.line?.disturb('lose');
  await flush();
  expect(backend.sockets).toHaveLength(2);
  expect(client.status.state).toBe('reconnecting');
  await clock.advance(1000);
  await flush();
  expect(client.tasks().map((task) => task.title)).toEqual(['One']);
});

test('S4: a snapshot of another epoch than the session’s is not taken', async () => {
  const { client, backend, flush, clock } = clientFixture();
  backend.act('task.add', { title: 'One' });
  client.connect();
  await settle();
  while (backend.requests[0] !== `/api/v1/workspaces/${backend.workspace.id}/snapshot`) {
    if (backend.requests.length > 0) backend.stepHttp();
    else if ((backend.line?.waitingUp ?? 0) > 0) backend.line?.stepUp();
    else backend.line?.stepDown();
    await settle();
  }
  backend.epoch = 'epoch-2';
  backend.stepHttp();
  await settle();
  expect(client.tasks()).toEqual([]);
  expect(backend.line).toBeUndefined();
  await clock.advance(1000);
  await flush();
  expect(client.tasks()).toHaveLength(1);
  expect(client.status.state).toBe('live');
});

test('D12: a snapshot that an earlier session asked for is not taken for this one’s', async () => {
  const { client, backend, goLive, flush, clock } = clientFixture();
  await goLive();
  void client.refresh();
  await settle();
  const snapshot = `/api/v1/workspaces/${backend.workspace.id}/snapshot`;
  while (backend.requests[0] !== snapshot) {
    if (backend.requests.length > 0) backend.stepHttp();
    else if ((backend.line?.waitingUp ?? 0) > 0) backend.line?.stepUp();
    else backend.line?.stepDown();
    await settle();
  }
  backend.line?.cut();
  backend.act('task.add', { title: 'One' });
  await clock.advance(1000);
  expect(backend.requests[0]).toBe(snapshot);
  backend.stepHttp();
  await settle();
  expect(client.tasks()).toEqual([]);
  await flush();
  expect(client.tasks()).toHaveLength(1);
  expect(client.status.state).toBe('live');
});
