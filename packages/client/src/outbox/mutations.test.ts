import { LockstepError, toProblem } from '@lockstep/protocol';
import { expect, test } from 'vitest';
import { settle } from '../platform/fake-clock.testing.ts';
import { clientFixture } from '../testing/client-fixture.testing.ts';

const first = '01940000-0000-7000-8000-000000000001';

test.each(['UNAVAILABLE', 'RATE_LIMITED'] as const)(
  'C5: %s is retried with a wait, and keeps the order',
  async (code) => {
    const { client, backend, goLive, flush, clock } = clientFixture();
    backend.act('task.add', { id: first, title: 'One' });
    await goLive();
    backend.trouble = toProblem(new LockstepError(code, 'Busy.'));
    const two = client.task.update({ id: first, title: 'Two' });
    const three = client.task.update({ id: first, title: 'Three' });
    await flush();
    expect(client.task(first)?.title).toBe('Three');
    expect(backend.workspace.head).toBe(1);
    backend.trouble = undefined;
    await clock.advance(30_000);
    await flush();
    expect((await two).task.title).toBe('Two');
    expect((await three).task.title).toBe('Three');
    expect(backend.workspace.logged).toHaveLength(3);
  },
);

test('C5: a refused change leaves the view for the shelf, its promise rejects, and it can be edited and tried again', async () => {
  const { client, backend, goLive, flush } = clientFixture();
  backend.act('task.add', { id: first, title: 'Buy milk' });
  await goLive();
  const guarded = client.task.update({ id: first, title: 'Buy oat milk', if_seq: 1 });
  backend.act('task.update', { id: first, title: 'Buy bread' });
  await flush();
  await expect(guarded).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(client.task(first)?.title).toBe('Buy bread');
  expect(client.status).toMatchObject({ pending: 0, needs_attention: 1 });
  const [shelved] = client.needsAttention;
  expect(shelved).toMatchObject({ operation: 'task.update', problem: { code: 'CONFLICT' } });
  const op_id = shelved?.op_id ?? '';
  expect(client.retry(op_id, { id: first, title: 'Buy oat milk' })).toBe(true);
  expect(client.needsAttention).toEqual([]);
  await flush();
  expect(client.task(first)?.title).toBe('Buy oat milk');
  expect(backend.workspace.logged).not.toContain(op_id);
  expect(client.retry(op_id)).toBe(false);
  expect(client.discard(op_id)).toBe(false);
});

test('C5: a refused change can be given up', async () => {
  const { client, goLive, flush } = clientFixture();
  await goLive();
  void client.task.complete({ id: first });
  await flush();
  const [shelved] = client.needsAttention;
  expect(shelved?.problem.code).toBe('NOT_FOUND');
  expect(client.discard(shelved?.op_id ?? '')).toBe(true);
  expect(client.status.needs_attention).toBe(0);
});

test('wrong input is refused at once and never queued', async () => {
  const { client, goLive } = clientFixture();
  await goLive();
  await expect(client.task.add({ title: '  ' })).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  expect(client.status).toMatchObject({ pending: 0, needs_attention: 0 });
});

test('C9: what depends on a refused creation goes to the shelf with it', async () => {
  const { client, backend, goLive, flush } = clientFixture();
  await goLive();
  backend.act('task.add', { id: first, title: 'Mine' });
  const clash = client.task.add({ id: first, title: 'Also mine' });
  const later = client.task.complete({ id: first });
  await flush();
  await expect(clash).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(later).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(client.needsAttention.map((item) => item.operation)).toEqual(['task.add', 'task.complete']);
  expect(client.task(first)).toMatchObject({ title: 'Mine', completed: false });
});

test('C2: an operation whose answer was lost is asked again, applied once and answered', async () => {
  const { client, backend, goLive, flush, clock } = clientFixture();
  await goLive();
  const added = client.task.add({ title: 'Buy milk' });
  await settle();
  backend.line?.stepUp();
  expect(backend.workspace.head).toBe(1);
  backend.line?.cut();
  expect(client.status.state).toBe('reconnecting');
  await clock.advance(500);
  await flush();
  expect((await added).task.title).toBe('Buy milk');
  expect(backend.workspace.logged).toHaveLength(1);
  expect(client.tasks()).toHaveLength(1);
  expect(client.status).toMatchObject({ state: 'live', pending: 0 });
});

test('C2: shown by the stream, it is no longer pending, yet its promise waits for the ack', async () => {
  const { client, backend, goLive, flush, clock } = clientFixture();
  await goLive();
  const added = client.task.add({ title: 'Buy milk' });
  await settle();
  backend.line?.stepUp();
  backend.line?.stepDown();
  expect(client.status.pending).toBe(0);
  backend.line?.cut();
  await clock.advance(500);
  await flush();
  expect((await added).seq).toBe(1);
  expect(backend.workspace.logged).toHaveLength(1);
});

test('C2: above 48 KiB an operation goes by HTTP with the same op_id, alone and in its place', async () => {
  const { client, backend, goLive, flush, clock } = clientFixture();
  await goLive();
  const items = Array.from({ length: 20 }, (_, index) => ({ title: `T${index}`, notes: 'n'.repeat(4000) }));
  const many = client.task.add({ items });
  const after = client.task.add({ title: 'After' });
  await settle();
  expect(backend.requests).toEqual(['/api/v1/operations']);
  expect(backend.line?.waitingUp).toBe(0);
  backend.stepHttp('after');
  await settle();
  await clock.advance(500);
  await flush();
  expect((await many).items).toHaveLength(20);
  expect((await after).seq).toBe(21);
  expect(backend.workspace.logged).toHaveLength(2);
  expect(client.status.pending).toBe(0);
});

test('C5: 401 pauses the queue; after signing in again it goes on', async () => {
  const { client, backend, goLive, flush } = clientFixture();
  await goLive();
  backend.trouble = toProblem(new LockstepError('UNAUTHENTICATED', 'Sign in first.'));
  backend.signedIn = false;
  const added = client.task.add({ title: 'Buy milk' });
  await flush();
  expect(client.status).toMatchObject({ state: 'signed-out', pending: 1, needs_attention: 0 });
  backend.trouble = undefined;
  backend.signedIn = true;
  client.retryNow();
  await flush();
  expect((await added).task.title).toBe('Buy milk');
  expect(client.status.state).toBe('live');
});

test('C9: after a restored backup an ack of the old epoch does not count: what is not in the log is sent again', async () => {
  const { client, backend, goLive, flush, clock } = clientFixture();
  await goLive();
  const added = client.task.add({ title: 'Buy milk' });
  await flush();
  const { task } = await added;
  void client.task.update({ id: task.id, title: 'Buy oat milk' });
  await settle();
  backend.line?.stepUp();
  backend.line?.disturb('lose');
  backend.line?.stepDown();
  expect(client.status.pending).toBe(1);
  backend.restore(1);
  await clock.advance(1000);
  await flush();
  expect(client.task(task.id)?.title).toBe('Buy oat milk');
  expect(backend.workspace.logged).toHaveLength(2);
  expect(client.status).toMatchObject({ state: 'live', pending: 0 });
});

test('X6: of a list, what became impossible goes to the shelf as an operation of its own', async () => {
  const { client, backend, goLive, flush } = clientFixture();
  const second = '01940000-0000-7000-8000-000000000002';
  backend.act('task.add', { items: [{ id: first, title: 'One' }] });
  await goLive();
  const done = client.task.complete({ items: [{ id: first }, { id: second }] });
  await flush();
  expect((await done).items).toMatchObject([{ task: { completed: true } }, { error: { code: 'NOT_FOUND' } }]);
  expect(client.needsAttention).toMatchObject([
    { operation: 'task.complete', input: { items: [{ id: second }] }, problem: { code: 'NOT_FOUND' } },
  ]);
});

test('X2: guarded changes typed one after the other are not in conflict with each other', async () => {
  const { client, backend, goLive, flush, clock } = clientFixture();
  backend.act('task.add', { id: first, title: 'One' });
  await goLive();
  backend.line?.cut();
  const notes = ['a', 'ab', 'abc'].map((text) =>
    client.task.update({ id: first, notes: text, if_seq: client.task(first)?.seq ?? -1 }),
  );
  expect(client.task(first)).toMatchObject({ notes: 'abc', seq: 1 });
  backend.act('task.update', { id: first, priority: 'high' });
  await clock.advance(1000);
  await flush();
  expect((await Promise.all(notes)).map((result) => result.task.notes)).toEqual(['a', 'ab', 'abc']);
  expect(client.task(first)).toMatchObject({ notes: 'abc', priority: 'high' });
});

test('X2: a guard still stops what somebody else wrote in between', async () => {
  const { client, backend, goLive, flush, clock } = clientFixture();
  backend.act('task.add', { id: first, title: 'One' });
  await goLive();
  backend.line?.cut();
  void client.task.update({ id: first, title: 'Two', if_seq: 1 });
  const notes = client.task.update({ id: first, notes: 'mine', if_seq: 1 });
  backend.act('task.update', { id: first, notes: 'theirs' });
  await clock.advance(1000);
  await flush();
  await expect(notes).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(client.task(first)).toMatchObject({ title: 'Two', notes: 'theirs' });
});

test('C9: an answer by HTTP that arrives after its epoch has ended does not count', async () => {
  const late = Promise.withResolvers<undefined>();
  const fixture = clientFixture({
    fetch: async (url, init) => {
      const response = await fixture.backend.fetch(url, init);
      if (url.endsWith('/operations') && fixture.backend.epoch === 'epoch-1') await late.promise;
      return response;
    },
  });
  const { client, backend, goLive, flush, clock } = fixture;
  await goLive();
  const items = Array.from({ length: 20 }, (_, index) => ({ title: `T${index}`, notes: 'n'.repeat(4000) }));
  const many = client.task.add({ items });
  await settle();
  backend.stepHttp();
  backend.restore(0);
  await clock.advance(1000);
  await flush();
  late.resolve(undefined);
  await flush();
  expect((await many).items).toHaveLength(20);
  expect(client.tasks()).toHaveLength(20);
  expect(client.status).toMatchObject({ state: 'live', pending: 0 });
});
