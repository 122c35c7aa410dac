import { LockstepError, toProblem } from '@lockstep/protocol';
import { expect, test } from 'vitest';
import { coreRules } from '../optimistic/core-rules.ts';
import type { Rules } from '../optimistic/rules.ts';
import { settle } from '../platform/fake-clock.testing.ts';
import { clientFixture } from '../testing/client-fixture.testing.ts';
import { MemoryOutboxStorage } from './memory-outbox-storage.ts';
import type { OutboxItem } from './outbox-item.ts';

const first = '01940000-0000-7000-8000-000000000001';
const second = '01940000-0000-7000-8000-000000000002';
const ids = ['a', 'b', 'c', 'd', 'e'].map((letter) => `01950000-0000-7000-8000-00000000000${letter}`);
const [a = '', b = '', c = '', d = '', e = ''] = ids;

/** A client that has been live and is cut off: what it queues waits. */
async function cutOff(options: Parameters<typeof clientFixture>[0] = {}) {
  const storage = new MemoryOutboxStorage();
  const fixture = clientFixture({ storage, ...options });
  const { backend, goLive, clock, flush } = fixture;
  backend.act('task.add', { id: first, title: 'One' });
  backend.act('task.add', { id: second, title: 'Two' });
  await goLive();
  backend.line?.cut();
  const goOn = async () => {
    await clock.advance(1000);
    await flush();
  };
  const stored = async () => (await storage.load()).items.map(({ op_id }) => op_id);
  return { ...fixture, storage, stored, goOn };
}

test('X10: a change that was never sent is taken back at once, and no server hears of it', async () => {
  const { client, backend, stored, goOn } = await cutOff();
  const changed = client.task.update({ id: first, title: 'Uno' }, { op_id: a });
  const added = client.task.add({ id: c, title: 'Three' }, { op_id: b });
  expect(client.tasks().map(({ title }) => title)).toEqual(['Uno', 'Two', 'Three']);
  expect(await client.undo({ op_id: a }, { op_id: d })).toEqual({
    reverted: 1,
    kept: [],
    op_id: d,
    seq: 0,
    workspace_id: client.profile?.personal_workspace_id,
  });
  await client.undo({ op_id: b });
  expect(client.tasks().map(({ title }) => title)).toEqual(['One', 'Two']);
  expect(client.status).toMatchObject({ pending: 0, needs_attention: 0 });
  expect(await stored()).toEqual([]);
  for (const each of [changed, added]) {
    await expect(each).rejects.toMatchObject({ code: 'CONFLICT', message: 'This was undone before it was sent.' });
  }
  await goOn();
  expect(backend.sent).toEqual([]);
  expect(client.status).toMatchObject({ state: 'live', pending: 0, needs_attention: 0 });
});

test('X10, X5: undoing it again changes nothing, and undoing the undo does it again', async () => {
  const { client, backend, goOn } = await cutOff();
  void client.task.update({ id: first, title: 'Uno' }, { op_id: a });
  await Promise.all([client.undo({ op_id: a }, { op_id: b }), client.undo({ op_id: a })]);
  expect(await client.undo({ op_id: a })).toMatchObject({ reverted: 0, kept: [] });
  expect(client.status.pending).toBe(0);
  const redone = client.undo({ op_id: b }, { op_id: c });
  expect(client.task(first)?.title).toBe('Uno');
  await client.undo({ op_id: c }, { op_id: d });
  expect(client.task(first)?.title).toBe('One');
  await expect(redone).rejects.toMatchObject({ code: 'CONFLICT' });
  const again = client.undo({ op_id: d }, { op_id: e });
  await goOn();
  expect(await again).toMatchObject({ reverted: 1, kept: [], op_id: e, seq: 3 });
  expect(client.task(first)?.title).toBe('Uno');
  expect(backend.sent.map(({ op_id }) => op_id)).toEqual([e]);
});

test('X10: what a later change may rest on is undone by the server, and such an undo can itself be taken back', async () => {
  const { client, backend, stored, goOn } = await cutOff();
  void client.task.update({ id: first, title: 'Uno' }, { op_id: a });
  void client.task.complete({ id: first }, { op_id: b });
  const undone = client.undo({ op_id: a }, { op_id: c });
  await settle();
  expect(await stored()).toEqual([a, b, c]);
  expect(client.task(first)).toMatchObject({ title: 'Uno', completed: true });
  await client.undo({ op_id: c }, { op_id: d });
  expect(await stored()).toEqual([a, b]);
  await expect(undone).rejects.toMatchObject({ code: 'CONFLICT' });
  const redone = client.undo({ op_id: d }, { op_id: e });
  await goOn();
  expect(await redone).toMatchObject({ reverted: 1, op_id: e });
  expect(backend.sent.map(({ op_id }) => op_id)).toEqual([a, b, e]);
  expect(client.task(first)).toMatchObject({ title: 'One', completed: true });
});

test('X10: changes that rest on each other can be taken back from the last one on, all at once', async () => {
  const { client, stored } = await cutOff();
  void client.task.update({ id: first, title: 'Uno' }, { op_id: a });
  void client.task.complete({ id: first }, { op_id: b });
  const undone = await Promise.all([client.undo({ op_id: b }), client.undo({ op_id: a })]);
  expect(undone.map(({ reverted }) => reverted)).toEqual([1, 1]);
  expect(await stored()).toEqual([]);
  expect(client.task(first)).toMatchObject({ title: 'One', completed: false });
});

test('X10: what may have been sent is undone by the server', async () => {
  const { client, backend, clock, flush, goOn } = await cutOff();
  await goOn();
  backend.trouble = toProblem(new LockstepError('UNAVAILABLE', 'Busy.'));
  void client.task.update({ id: first, title: 'Uno' }, { op_id: a });
  await settle();
  const undone = client.undo({ op_id: a }, { op_id: b });
  await goOn();
  backend.trouble = undefined;
  await clock.advance(30_000);
  await flush();
  expect(await undone).toMatchObject({ reverted: 1, kept: [] });
  expect(backend.workspace.logged.slice(2)).toEqual([a, b]);
  expect(client.task(first)?.title).toBe('One');
});

test('X10: before the rules are there nothing is shown that could be taken back: the server does it', async () => {
  const rules = Promise.withResolvers<Rules>();
  const { client, stored } = await cutOff({ rules: () => rules.promise });
  void client.task.update({ id: first, title: 'Uno' }, { op_id: a });
  void client.undo({ op_id: a }, { op_id: b });
  await settle();
  expect(await stored()).toEqual([a, b]);
  rules.resolve(coreRules);
});

test('X10: a device that does not answer to the withdrawal queues the undo', async () => {
  class Unwilling extends MemoryOutboxStorage {
    override withdraw(): Promise<boolean> {
      return Promise.reject(new Error('No.'));
    }
  }
  const { client, goOn, reported } = await cutOff({ storage: new Unwilling() });
  void client.task.update({ id: first, title: 'Uno' }, { op_id: a });
  const undone = client.undo({ op_id: a }, { op_id: b });
  await goOn();
  expect(await undone).toMatchObject({ reverted: 1, op_id: b });
  expect(reported).toEqual([new Error('No.')]);
});

test('X10: what is gone from the storage is not sent, whoever wanted to', async () => {
  const storage = new MemoryOutboxStorage();
  const { client, backend, goOn } = await cutOff({ storage });
  const lost = client.task.update({ id: first, title: 'Uno' }, { op_id: a });
  const kept = client.task.update({ id: second, title: 'Due' }, { op_id: b });
  await settle();
  await storage.withdraw(a, (items: readonly OutboxItem[]) => items.length === 2);
  await goOn();
  await expect(lost).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect((await kept).task.title).toBe('Due');
  expect(backend.sent.map(({ op_id }) => op_id)).toEqual([b]);
  expect(client.task(first)?.title).toBe('One');
});
