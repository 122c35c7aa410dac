import type { ChangeEvent } from '@lockstep/protocol';
import { describe, expect, test } from 'vitest';
import { clientFixture } from '../testing/client-fixture.testing.ts';
import { FakeBrowser } from '../testing/browser.testing.ts';
import { answered, Database } from './indexed-db/database.ts';
import { personVersion } from './indexed-db/person-schema.ts';
import { LateStorage } from './late-storage.ts';

const first = '01940000-0000-7000-8000-000000000001';
const anaId = '01920000-0000-7000-8000-0000000000a1';
const quota = Object.assign(new Error('No room.'), { name: 'QuotaExceededError' });

/** Opens a person's database as another version of the program would. */
function asVersion(browser: FakeBrowser, version: number): Database {
  const { indexedDb } = browser.disk.start();
  const name = `lockstep http://server ${anaId}`;
  return new Database({ indexedDb, clock: browser.clock, name, version, upgrade: () => undefined });
}

/** The tasks among rows of records. */
function tasksOf(rows: readonly unknown[]): unknown[] {
  return (rows as { entity: object }[][]).flat().filter(({ entity }) => 'title' in entity);
}

async function readAll(database: Database, store: string): Promise<unknown[]> {
  const rows = await database.transact({ stores: [store], mode: 'readonly', durability: 'relaxed' }, (stores) =>
    answered(stores(store).getAll()),
  );
  return rows.flat();
}

describe('C2: a device that does not keep things', () => {
  test('has no IndexedDB: work goes on in memory, and the status says so', async () => {
    const { client, goLive, flush } = clientFixture({ storage: 'indexeddb' });
    const added = client.task.add({ title: 'Buy milk' });
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => void setImmediate(resolve));
    await goLive();
    await flush();
    expect((await added).task.title).toBe('Buy milk');
    expect(client.status).toMatchObject({ state: 'live', durable: false, storage_problem: 'unavailable' });
  });

  test('lost the program’s storage part: the same', async () => {
    const storage = new LateStorage(() => Promise.reject(new TypeError('Failed to fetch')));
    const { client, goLive, flush } = clientFixture({ storage });
    await goLive();
    void client.task.add({ title: 'Buy milk' });
    await flush();
    expect(client.status).toMatchObject({ pending: 0, durable: false, storage_problem: 'unavailable' });
  });

  test('has no room: what cannot be kept is sent all the same, and the status says so until there is room', async () => {
    const browser = new FakeBrowser();
    const page = await browser.openLive();
    expect(page.client.status).toMatchObject({ durable: true, storage_problem: null });
    page.program.refusal = quota;
    browser.cutAll();
    const added = page.client.task.add({ title: 'Buy milk' });
    await browser.disk.quiet();
    expect(page.client.status).toMatchObject({ pending: 1, durable: false, storage_problem: 'full' });
    await browser.rest();
    expect((await added).task.title).toBe('Buy milk');
    expect(page.client.needsAttention).toEqual([]);
    page.program.refusal = undefined;
    const kept = page.client.task.add({ title: 'Call Bob' });
    await browser.rest();
    expect((await kept).task.title).toBe('Call Bob');
    expect(page.client.status).toMatchObject({ durable: true });
  });

  test('C4: a tab that has no room sends by itself what no other can see', async () => {
    const browser = new FakeBrowser();
    const leader = await browser.openLive();
    const other = await browser.openLive();
    other.program.refusal = quota;
    const added = other.client.task.add({ title: 'Only here' });
    await browser.rest();
    expect((await added).task.title).toBe('Only here');
    expect(leader.client.tasks().map(({ title }) => title)).toEqual(['Only here']);
  });

  test('loses the connection to it: it is opened again', async () => {
    const browser = new FakeBrowser();
    const page = await browser.openLive();
    page.program.loseConnections();
    await browser.disk.quiet();
    const added = page.client.task.add({ title: 'Buy milk' });
    await browser.flush();
    expect((await added).seq).toBe(1);
    expect(page.client.status).toMatchObject({ durable: true, storage_problem: null });
  });
});

describe('C8: another version of the program', () => {
  test('C3: newer stores are left alone by an older page, which says that it is outdated and only reads', async () => {
    const browser = new FakeBrowser();
    browser.backend.act('task.add', { id: first, title: 'Buy milk' });
    const page = await browser.openLive();
    await browser.rest();
    browser.cutAll();
    void page.client.task.add({ title: 'Call Bob' });
    await browser.disk.quiet();
    await page.crash();
    const newer = asVersion(browser, personVersion + 1);
    expect(await readAll(newer, 'outbox')).toHaveLength(1);

    const older = await browser.openLive();
    expect(older.client.status).toMatchObject({ state: 'outdated', durable: false, storage_problem: 'newer' });
    expect(older.client.tasks().map(({ title }) => title)).toEqual(['Buy milk']);
    await expect(older.client.task.add({ title: 'Two' })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await readAll(newer, 'outbox')).toHaveLength(1);
    expect(tasksOf(await readAll(newer, 'records'))).toHaveLength(1);
  });

  test('an open page gives way to a newer one, and loses nothing of what it is told to keep', async () => {
    const browser = new FakeBrowser();
    const page = await browser.openLive();
    const newer = asVersion(browser, personVersion + 1);
    const opened = readAll(newer, 'outbox');
    await browser.disk.quiet();
    expect(await opened).toEqual([]);
    const added = page.client.task.add({ title: 'Call Bob' });
    await browser.rest();
    expect((await added).task.title).toBe('Call Bob');
    expect(page.client.status).toMatchObject({ state: 'outdated', storage_problem: 'newer' });
  });

  test('what the log shows and this version does not know stays to be read by the next one', async () => {
    const browser = new FakeBrowser();
    browser.backend.act('task.add', { id: first, title: 'One' });
    const page = await browser.openLive();
    await browser.rest();
    const [known] = browser.backend.workspace.batches;
    if (known === undefined) throw new Error('There is no batch.');
    const event = { ...known.events[0], type: 'comment_created', seq: 2 } as unknown as ChangeEvent;
    browser.backend.line?.push({ ...known, from: 2, to: 2, op_id: 'x', events: [event] });
    await browser.rest();
    expect(page.client.status.state).toBe('outdated');
    await page.crash();
    const database = asVersion(browser, personVersion);
    expect(await readAll(database, 'workspaces')).toMatchObject([{ seq: 1 }]);
  });

  test('an operation that a newer page has queued is sent, though it cannot be shown', async () => {
    const browser = new FakeBrowser();
    const storage = browser.disk.start().storage(browser.clock);
    const place = await storage.open(anaId);
    await place.outbox.append({
      op_id: 'newer',
      workspace_id: null,
      operation: 'task.pin' as 'task.add',
      input: { id: first },
      created_at: '2026-11-22T10:00:00.000Z',
      touches: null,
      creates: [],
    });
    place.close();
    const page = browser.open();
    await browser.disk.quiet();
    while (browser.backend.sent.length === 0 && browser.backend.busy) {
      if (browser.backend.requests.length > 0) browser.backend.stepHttp();
      else if ((browser.backend.line?.waitingDown ?? 0) > 0) browser.backend.line?.stepDown();
      else if (browser.backend.line?.next !== 'op') browser.backend.line?.stepUp();
      else break;
      await browser.disk.quiet();
    }
    expect(page.client.status).toMatchObject({ state: 'outdated', pending: 1 });
    expect(browser.backend.line?.next).toBe('op');
    expect(page.reported).toEqual([]);
  });
});

describe('C3: another person', () => {
  test('never sees what the one before has left, not even for a moment', async () => {
    const browser = new FakeBrowser();
    browser.backend.act('task.add', { id: first, title: 'Secret' });
    const page = await browser.openLive();
    await browser.rest();
    await page.crash();
    browser.backend.person = { ...browser.backend.person, id: '01920000-0000-7000-8000-0000000000b2', name: 'Ben' };
    const again = browser.open();
    const seen: string[] = [];
    again.client.subscribe(() => seen.push(...again.client.tasks().map(({ title }) => title)));
    await browser.disk.quiet();
    expect(seen).toEqual([]);
    await browser.flush();
    expect(again.client.profile?.user.name).toBe('Ben');
    expect(tasksOf(await readAll(asVersion(browser, personVersion), 'records'))).toHaveLength(1);
  });

  test('D6: a sign-in that has ended leaves nothing to look at, and the queue to the same person', async () => {
    const browser = new FakeBrowser();
    browser.backend.act('task.add', { id: first, title: 'Secret' });
    const page = await browser.openLive();
    await browser.rest();
    browser.cutAll();
    void page.client.task.add({ title: 'Mine' });
    await browser.disk.quiet();
    browser.backend.signedIn = false;
    await browser.rest();
    expect(page.client.status).toMatchObject({ state: 'signed-out', pending: 1 });
    expect(page.client.tasks()).toEqual([]);
    expect(await readAll(asVersion(browser, personVersion), 'records')).toEqual([]);
    browser.backend.signedIn = true;
    page.client.retryNow();
    await browser.rest();
    expect(page.client.tasks().map(({ title }) => title)).toEqual(['Secret', 'Mine']);
    expect(tasksOf(await readAll(asVersion(browser, personVersion), 'records'))).toHaveLength(2);
  });
});
