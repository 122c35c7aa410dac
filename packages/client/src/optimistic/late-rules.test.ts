import { LockstepError } from '@lockstep/protocol';
import { describe, expect, test } from 'vitest';
import { MemoryOutboxStorage } from '../outbox/memory-outbox-storage.ts';
import { settle } from '../platform/fake-clock.testing.ts';
import { clientFixture } from '../testing/client-fixture.testing.ts';
import { coreRules } from './core-rules.ts';
import type { Rules } from './rules.ts';

const first = '01940000-0000-7000-8000-000000000001';

/** A client whose rules come when the test says so. */
function lateFixture() {
  const tries: PromiseWithResolvers<Rules>[] = [];
  const storage = new MemoryOutboxStorage();
  const fixture = clientFixture({
    storage,
    rules: () => {
      const attempt = Promise.withResolvers<Rules>();
      tries.push(attempt);
      return attempt.promise;
    },
  });
  const arrive = async () => {
    tries.at(-1)?.resolve(coreRules);
    await settle();
  };
  return { ...fixture, storage, tries, arrive };
}

describe('while the rules are not loaded', () => {
  test('they are asked for once, after the first sync', async () => {
    const { client, tries, flush, goLive } = lateFixture();
    client.connect();
    await settle();
    expect(tries).toHaveLength(0);
    await goLive();
    expect(tries).toHaveLength(1);
    await flush();
    expect(tries).toHaveLength(1);
  });

  test('the log is shown, and ready() waits for the rules', async () => {
    const { client, backend, goLive, flush, arrive } = lateFixture();
    const seen: string[] = [];
    void client.ready().then(() => seen.push('ready'));
    await goLive();
    backend.act('task.add', { id: first, title: 'Buy milk' });
    await flush();
    expect(client.status.state).toBe('live');
    expect(client.tasks().map((task) => task.title)).toEqual(['Buy milk']);
    expect(seen).toEqual([]);
    await arrive();
    expect(seen).toEqual(['ready']);
  });

  test('C1, C2: a change is stored and pending at once, and appears with the rules before the server has it', async () => {
    const { client, backend, storage, goLive, arrive } = lateFixture();
    backend.act('task.add', { id: first, title: 'Buy milk' });
    await goLive();
    const added = client.task.add({ title: 'Call Bob' });
    void client.task.update({ id: first, title: 'Buy oat milk' });
    await settle();
    expect((await storage.load()).items.map((item) => item.operation)).toEqual(['task.add', 'task.update']);
    expect(client.status.pending).toBe(2);
    expect(client.tasks().map((task) => task.title)).toEqual(['Buy milk']);
    const told: string[][] = [];
    client.subscribe(({ tasks }) => told.push([...tasks]));
    await arrive();
    expect(backend.workspace.head).toBe(1);
    expect(client.tasks().map((task) => task.title)).toEqual(['Buy oat milk', 'Call Bob']);
    expect(told.flat()).toContain(first);
    void added.catch(() => undefined);
  });

  test('C9: what is not previewed may touch anything: it is sent alone, in order, and settles without the rules', async () => {
    const { client, backend, goLive, flush } = lateFixture();
    await goLive();
    const added = client.task.add({ id: first, title: 'Call Bob' });
    const completed = client.task.complete({ id: first });
    await settle();
    expect(backend.line?.waitingUp).toBe(1);
    await flush();
    expect((await added).seq).toBe(1);
    expect((await completed).task.completed).toBe(true);
    expect(client.task(first)?.completed).toBe(true);
    expect(client.status.pending).toBe(0);
  });

  test('C5: input that is wrong in itself is refused by the server, and by the client once it can tell', async () => {
    const { client, goLive, flush, arrive } = lateFixture();
    await goLive();
    const early = client.task.add({ title: '' });
    await flush();
    await expect(early).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
    expect(client.needsAttention).toHaveLength(1);
    await arrive();
    await expect(client.task.add({ title: '' })).rejects.toBeInstanceOf(LockstepError);
    expect(client.status.pending).toBe(0);
    expect(client.needsAttention).toHaveLength(1);
  });

  test('a list that goes by the time is empty, and told of once it is not', async () => {
    const { client, backend, tries, flush, arrive } = lateFixture();
    backend.act('task.add', { id: first, title: 'Buy milk', due_date: '2026-11-01' });
    client.connect();
    await settle();
    expect(client.tasks({ overdue: true })).toBe(client.tasks({ overdue: true }));
    expect(tries).toHaveLength(1);
    await flush();
    expect(client.tasks({ overdue: true })).toEqual([]);
    let told = 0;
    client.subscribe(() => {
      told += 1;
    });
    await arrive();
    expect(told).toBeGreaterThan(0);
    expect(client.tasks({ overdue: true }).map((task) => task.id)).toEqual([first]);
  });
});

test('C2: what an earlier run left behind is previewed as soon as the rules are there', async () => {
  const storage = new MemoryOutboxStorage();
  await storage.append({
    op_id: 'left-behind',
    workspace_id: null,
    operation: 'task.add',
    input: { id: first, title: 'Call Bob' },
    created_at: '2026-11-22T09:00:00.000Z',
    touches: [first],
    creates: [first],
  });
  const loading = Promise.withResolvers<Rules>();
  const { client, backend, goLive, flush } = clientFixture({ storage, rules: () => loading.promise });
  backend.trouble = {
    type: 'urn:lockstep:error:unavailable',
    title: 'Not available right now',
    status: 503,
    detail: 'Busy.',
    code: 'UNAVAILABLE',
    retryable: true,
    errors: [],
  };
  await goLive();
  expect(client.tasks()).toEqual([]);
  loading.resolve(coreRules);
  await flush();
  expect(client.tasks().map((task) => task.title)).toEqual(['Call Bob']);
});

test('rules that cannot be loaded are tried for again, reported once, and keep nobody waiting', async () => {
  const { client, tries, reported, goLive, flush, clock, arrive } = lateFixture();
  const ready = client.ready();
  await goLive();
  const offline = new TypeError('Failed to fetch dynamically imported module');
  tries[0]?.reject(offline);
  await flush();
  await ready;
  expect(reported).toEqual([offline]);
  await clock.advance(250);
  expect(tries).toHaveLength(2);
  tries[1]?.reject(offline);
  await clock.advance(500);
  expect(tries).toHaveLength(3);
  await arrive();
  expect(reported).toHaveLength(1);
  void client.task.add({ title: 'Call Bob' });
  expect(client.tasks().map((task) => task.title)).toEqual(['Call Bob']);
});

test('a closed client asks for nothing more', async () => {
  const { client, tries, goLive, clock } = lateFixture();
  await goLive();
  tries[0]?.reject(new TypeError('offline'));
  await settle();
  client.close();
  await clock.advance(60_000);
  expect(tries).toHaveLength(1);
});
