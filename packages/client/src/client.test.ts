import { LockstepError, toProblem } from '@lockstep/protocol';
import { expect, test } from 'vitest';
import { settle } from './platform/fake-clock.testing.ts';
import { clientFixture } from './testing/client-fixture.testing.ts';

const first = '01940000-0000-7000-8000-000000000001';

test('M2: a change from elsewhere is shown, with who made it', async () => {
  const { client, backend, goLive, flush } = clientFixture();
  await goLive();
  const seen: string[][] = [];
  client.subscribe(({ tasks }) => seen.push([...tasks]));
  backend.act('task.add', { id: first, title: 'Buy milk' });
  await flush();
  expect(client.task(first)?.title).toBe('Buy milk');
  expect(seen).toEqual([[first]]);
  expect(client.touch(first)).toMatchObject({
    actor: { kind: 'assistant', client: 'Claude' },
    own: false,
    live: true,
    type: 'task_created',
  });
});

test('C1: a write is on the screen before anything is sent, and its promise resolves with the ack', async () => {
  const { client, backend, goLive, flush } = clientFixture();
  await goLive();
  const added = client.task.add({ title: 'Buy milk', priority: 'high' });
  const [shown] = client.tasks();
  expect(shown).toMatchObject({ title: 'Buy milk', priority: 'high', created_by: { name: 'Ana' } });
  expect(client.status.pending).toBe(1);
  expect(backend.workspace.head).toBe(0);
  await flush();
  const result = await added;
  expect(result.task).toEqual(client.task(result.task.id));
  expect(result.seq).toBe(1);
  expect(client.status.pending).toBe(0);
  expect(client.touch(result.task.id)).toMatchObject({ own: true });
  expect(client.tasks()[0]?.id).toBe(shown?.id);
});

test('C1: a pending title does not hide a priority that arrives', async () => {
  const { client, backend, goLive, flush, device } = clientFixture();
  backend.act('task.add', { id: first, title: 'Buy milk' });
  await goLive();
  backend.trouble = toProblem(new LockstepError('UNAVAILABLE', 'Busy.'));
  void client.task.update({ id: first, title: 'Buy oat milk' });
  await flush();
  backend.act('task.update', { id: first, priority: 'urgent' });
  await flush();
  expect(client.task(first)).toMatchObject({ title: 'Buy oat milk', priority: 'urgent' });
  expect(client.status.pending).toBe(1);
  expect(device.listeners).toBe(1);
});

test('X4: a deleted task stays in the trash; restore brings it back', async () => {
  const { client, backend, goLive, flush } = clientFixture();
  backend.act('task.add', { id: first, title: 'Buy milk' });
  await goLive();
  backend.act('task.delete', { id: first });
  await flush();
  expect(client.tasks()).toEqual([]);
  expect(client.tasks({ status: 'trashed' }).map((task) => task.id)).toEqual([first]);
  expect(client.task(first)?.deleted_at).toBe('2026-11-22T10:00:00.000Z');
  void client.task.restore({ id: first });
  expect(client.tasks().map((task) => task.id)).toEqual([first]);
  await flush();
  expect(client.task(first)).toEqual(backend.workspace.snapshot('').tasks[0]);
});

test('X5: undo is asked of the server', async () => {
  const { client, backend, goLive, flush } = clientFixture();
  await goLive();
  const { op_id } = backend.act('task.add', { title: 'Buy milk' });
  await flush();
  const undone = client.undo({ op_id });
  await flush();
  expect(await undone).toMatchObject({ reverted: 1, kept: [] });
  expect(client.tasks()).toEqual([]);
});

test('M6: refresh takes everything anew and resolves when live', async () => {
  const { client, backend, goLive, flush } = clientFixture();
  backend.act('task.add', { id: first, title: 'One' });
  await goLive();
  const refreshed = client.refresh();
  expect(client.tasks()).toHaveLength(1);
  await settle();
  expect(backend.requests).toContain('/api/v1/realtime/ticket');
  await flush();
  await refreshed;
  expect(client.status.state).toBe('live');
});

test('C3: signing out with changes that wait asks first', async () => {
  const { client, backend, goLive, flush } = clientFixture();
  backend.act('task.add', { id: first, title: 'One' });
  await goLive();
  backend.trouble = toProblem(new LockstepError('UNAVAILABLE', 'Busy.'));
  void client.task.complete({ id: first });
  await flush();
  expect(await client.signOut()).toEqual({ signed_out: false, pending: 1, problem: null });
  const out = client.signOut({ discard_pending: true });
  await flush();
  expect(await out).toEqual({ signed_out: true });
  expect(client.status).toMatchObject({ state: 'signed-out', pending: 0 });
  expect(client.tasks()).toEqual([]);
  expect(client.profile).toBeNull();
});

test('C5: what waits is listed until the server has shown it', async () => {
  const { client, backend, goLive, flush, clock } = clientFixture();
  await goLive();
  backend.trouble = toProblem(new LockstepError('UNAVAILABLE', 'Busy.'));
  void client.task.add({ id: first, title: 'One' });
  await flush();
  expect(client.pendingChanges).toMatchObject([{ operation: 'task.add', input: { title: 'One' }, touches: [first] }]);
  backend.trouble = undefined;
  await clock.advance(2000);
  await flush();
  expect(client.pendingChanges).toEqual([]);
});

test('C8: a change of an unknown kind is not dropped silently: the client says outdated and only reads', async () => {
  const { client, backend, goLive, flush } = clientFixture();
  await goLive();
  const { workspace } = backend;
  backend.act('task.add', { id: first, title: 'One' });
  await flush();
  const [known] = workspace.batches;
  if (known === undefined) throw new Error('no batch');
  const event = { ...known.events[0], type: 'comment_created', seq: 2 } as unknown as (typeof known.events)[0];
  backend.line?.push({ ...known, from: 2, to: 2, op_id: 'x', events: [event] });
  await flush();
  expect(client.status.state).toBe('outdated');
  await expect(client.task.add({ title: 'Two' })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(client.tasks()).toHaveLength(1);
});

test('reads are answered by the server', async () => {
  const { client, backend, goLive, flush } = clientFixture();
  await goLive();
  const nothing = client.read('task.get', { id: first });
  await flush();
  await expect(nothing).rejects.toMatchObject({ code: 'NOT_FOUND' });
  backend.act('task.add', { id: first, title: 'One' });
  const found = client.task.get({ id: first });
  await flush();
  expect((await found).task.title).toBe('One');
});

test('C10: signed out from the start', async () => {
  const { client, backend, flush } = clientFixture();
  backend.signedIn = false;
  const ready = client.ready();
  await flush();
  await expect(ready).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(client.status.state).toBe('signed-out');
});

test('D9: typing and progress are passed on and not kept', async () => {
  const { client, backend, goLive, flush } = clientFixture();
  const heard: string[] = [];
  const stop = client.onSignal((signal) => heard.push(signal.type));
  await goLive();
  const progress = { type: 'progress', run_id: 'r', done: 1, total: 3, label: 'Moving' } as const;
  backend.line?.push(progress);
  await flush();
  stop();
  backend.line?.push(progress);
  await flush();
  expect(heard).toEqual(['progress']);
});

test('after close nothing is called back any more', async () => {
  const { client, backend, goLive, clock } = clientFixture();
  await goLive();
  let calls = 0;
  client.subscribe(() => {
    calls += 1;
  });
  client.close();
  calls = 0;
  backend.act('task.add', { title: 'One' });
  await clock.advance(60_000);
  expect(calls).toBe(0);
  expect(clock.timers).toBe(0);
});
