import { LockstepError, toProblem } from '@lockstep/protocol';
import { describe, expect, test } from 'vitest';
import { FakeClock } from '../platform/fake-clock.testing.ts';
import { Backend } from '../testing/backend.testing.ts';
import { clientFixture } from '../testing/client-fixture.testing.ts';
import { FakeDisk } from './indexed-db/fake-disk.testing.ts';
import { IndexedDbStorage } from './indexed-db/indexed-db-storage.ts';

const first = '01940000-0000-7000-8000-000000000001';
const busy = toProblem(new LockstepError('UNAVAILABLE', 'Busy.'));

/** A page on a device that keeps things; `before`: the run of which the device still knows. */
function page(before?: { readonly disk: FakeDisk; readonly backend: Backend; readonly clock: FakeClock }) {
  const disk = before?.disk ?? new FakeDisk();
  const clock = before?.clock ?? new FakeClock();
  const backend = before?.backend ?? new Backend(clock);
  const program = disk.start();
  const storage = new IndexedDbStorage({ indexedDb: () => program.indexedDb, clock, server: 'http://server' });
  const fixture = clientFixture({ storage }, { clock, backend });
  /** Lets everything under way arrive, on the wire and on the disk. */
  const flush = async () => {
    for (let round = 0; round < 20; round += 1) {
      await disk.quiet();
      await fixture.flush();
    }
  };
  const goLive = async () => {
    fixture.client.connect();
    await flush();
  };
  const stop = async () => {
    program.die();
    fixture.client.close();
    while (fixture.backend.requests.length > 0) fixture.backend.stepHttp('before');
    await disk.quiet();
  };
  return { ...fixture, disk, program, flush, goLive, stop };
}

describe('a page that is opened again', () => {
  test('C3: without network it shows everything that was there, and that it is offline', async () => {
    const before = page();
    before.backend.act('task.add', { id: first, title: 'Buy milk' });
    await before.goLive();
    await before.clock.advance(1000);
    await before.flush();
    await before.stop();

    const after = page(before);
    after.device.setOnline(false);
    after.client.connect();
    await after.disk.quiet();
    expect(after.client.tasks().map(({ title }) => title)).toEqual(['Buy milk']);
    expect(after.client.profile?.user.name).toBe('Ana');
    expect(after.client.status).toMatchObject({
      state: 'offline',
      durable: true,
      storage_problem: null,
      last_synced_at: '2026-11-22T10:00:00.000Z',
    });
  });

  test('D1: it goes on from the cursor that it had got to, without a snapshot', async () => {
    const before = page();
    before.backend.act('task.add', { id: first, title: 'Buy milk' });
    await before.goLive();
    await before.clock.advance(1000);
    await before.flush();
    await before.stop();
    before.backend.act('task.update', { id: first, title: 'Buy oat milk' });

    const after = page(before);
    const asked: string[] = [];
    after.client.connect();
    for (let round = 0; round < 30; round += 1) {
      await after.disk.quiet();
      asked.push(...after.backend.requests);
      if (after.backend.requests.length > 0) after.backend.stepHttp();
      after.backend.line?.stepUp();
      after.backend.line?.stepDown();
    }
    expect(after.client.status.state).toBe('live');
    expect(after.client.tasks().map(({ title }) => title)).toEqual(['Buy oat milk']);
    expect(asked.filter((path) => path.endsWith('/snapshot'))).toEqual([]);
  });

  test('C2, C3: what was queued before a crash is shown, sent once and answered', async () => {
    const before = page();
    before.backend.act('task.add', { id: first, title: 'Buy milk' });
    await before.goLive();
    before.backend.trouble = busy;
    void before.client.task.update({ id: first, title: 'Buy oat milk' });
    void before.client.task.add({ title: 'Call Bob' });
    await before.clock.advance(1000);
    await before.flush();
    await before.stop();
    before.backend.trouble = undefined;

    const after = page(before);
    after.device.setOnline(false);
    after.client.connect();
    await after.disk.quiet();
    expect(after.client.tasks().map(({ title }) => title)).toEqual(['Buy oat milk', 'Call Bob']);
    expect(after.client.status.pending).toBe(2);
    after.device.setOnline(true);
    after.client.retryNow();
    await after.flush();
    expect(after.client.status).toMatchObject({ state: 'live', pending: 0 });
    expect(after.backend.workspace.logged).toHaveLength(3);
  });

  test('C5: the shelf is still there, to be tried again', async () => {
    const before = page();
    await before.goLive();
    void before.client.task.complete({ id: first });
    await before.flush();
    expect(before.client.needsAttention).toHaveLength(1);
    await before.stop();
    before.backend.act('task.add', { id: first, title: 'Buy milk' });

    const after = page(before);
    await after.goLive();
    const [shelved] = after.client.needsAttention;
    expect(shelved).toMatchObject({ operation: 'task.complete', problem: { code: 'NOT_FOUND' } });
    expect(after.client.retry(shelved?.op_id ?? '')).toBe(true);
    await after.flush();
    expect(after.client.task(first)?.completed).toBe(true);
    expect(after.client.needsAttention).toEqual([]);
    await after.stop();

    const last = page(after);
    await last.goLive();
    expect(last.client.needsAttention).toEqual([]);
  });
});
