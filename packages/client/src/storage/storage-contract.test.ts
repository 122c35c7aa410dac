import { LockstepError, toProblem } from '@lockstep/protocol';
import { taskFixture } from '@lockstep/testkit/task-fixture';
import { describe, expect, test } from 'vitest';
import type { OutboxItem, ShelvedItem } from '../outbox/outbox-item.ts';
import { FakeClock } from '../platform/fake-clock.testing.ts';
import type { ClientStorage, PersonalStorage } from './client-storage.ts';
import { FakeDisk } from './indexed-db/fake-disk.testing.ts';
import { MemoryStorage } from './memory-storage.ts';
import type { CacheUpdate, KeptRecord, ReplicaCache } from './replica-cache.ts';

const ana = '01920000-0000-7000-8000-0000000000a1';
const ben = '01920000-0000-7000-8000-0000000000b2';
const w = 'workspace';

function item(op_id: string, title = op_id): OutboxItem {
  return {
    op_id,
    workspace_id: w,
    operation: 'task.add',
    input: { id: op_id, title },
    created_at: '2026-11-22T10:00:00.000Z',
    touches: [op_id],
    creates: [op_id],
  };
}

function shelved(op_id: string): ShelvedItem {
  const problem = toProblem(new LockstepError('CONFLICT', 'No.'));
  return { ...item(op_id), problem, shelved_at: '2026-11-22T11:00:00.000Z' };
}

function record(number: number, title: string): KeptRecord {
  const entity = taskFixture(number, { title });
  return {
    kind: 'tasks',
    id: entity.id,
    stored: { entity, created_seq: number, field_seq: {}, trashed_with: null },
  };
}

function update(from: number | null, seq: number, records: readonly KeptRecord[], epoch = 'e'): CacheUpdate {
  return { workspace_id: w, epoch, from, seq, records };
}

/** How a storage is made, and come back to by another program. */
interface Kind {
  readonly name: string;
  readonly make: () => { readonly storage: ClientStorage; readonly again: () => ClientStorage };
}

const kinds: readonly Kind[] = [
  {
    name: 'memory',
    make: () => {
      const storage = new MemoryStorage();
      return { storage, again: () => storage };
    },
  },
  {
    name: 'IndexedDB',
    make: () => {
      const disk = new FakeDisk();
      const again = () => disk.start().storage(new FakeClock());
      return { storage: again(), again };
    },
  },
];

async function titles(cache: ReplicaCache | undefined): Promise<Record<string, readonly string[]>> {
  const kept = await cache?.load();
  return Object.fromEntries(
    (kept?.workspaces ?? []).map(({ workspace_id, seq, tasks }) => [
      `${workspace_id} ${seq}`,
      tasks.map(({ entity }) => entity.title).toSorted(),
    ]),
  );
}

async function queued(place: PersonalStorage): Promise<readonly string[]> {
  return (await place.outbox.load()).items.map(({ op_id }) => op_id);
}

describe.each(kinds)('$name keeps the outbox', ({ make }) => {
  test('C2, C3: in the order in which it was written, for whoever opens it again', async () => {
    const { storage, again } = make();
    const place = await storage.open(ana);
    for (const op_id of ['b', 'a', 'c']) await place.outbox.append(item(op_id));
    expect(await place.outbox.load()).toMatchObject({ items: [item('b'), item('a'), item('c')], shelf: [] });
    place.close();
    const later = await again().last();
    expect(later?.user_id).toBe(ana);
    expect(await later?.outbox.load()).toMatchObject({ items: [item('b'), item('a'), item('c')], shelf: [] });
  });

  test('an item written anew stays in its place, and does not come back', async () => {
    const place = await make().storage.open(ana);
    for (const op_id of ['a', 'b']) await place.outbox.append(item(op_id));
    expect(await place.outbox.update([item('a', 'Other'), item('gone')])).toEqual(['gone']);
    expect((await place.outbox.load()).items).toEqual([item('a', 'Other'), item('b')]);
  });

  test('X10: an item leaves the queue only if all that is stored allows it', async () => {
    const { storage, again } = make();
    const place = await storage.open(ana);
    for (const op_id of ['a', 'b', 'c']) await place.outbox.append(item(op_id));
    const asked: (readonly string[])[] = [];
    const judge = (answer: boolean) => (items: readonly OutboxItem[]) => {
      asked.push(items.map(({ op_id }) => op_id));
      return answer;
    };
    expect(await place.outbox.withdraw('b', judge(false))).toBe(false);
    expect(await place.outbox.withdraw('b', judge(true))).toBe(true);
    expect(await place.outbox.withdraw('b', judge(true))).toBe(false);
    expect(asked).toContainEqual(['a', 'b', 'c']);
    expect(await queued(await again().open(ana))).toEqual(['a', 'c']);
  });

  test('C5: on the way to the shelf and back an item is in one place only', async () => {
    const place = await make().storage.open(ana);
    for (const op_id of ['a', 'b', 'c']) await place.outbox.append(item(op_id));
    await place.outbox.shelve([shelved('a'), shelved('c')]);
    expect(await place.outbox.load()).toMatchObject({ items: [item('b')], shelf: [shelved('a'), shelved('c')] });
    expect(await place.outbox.unshelve('a', item('d'))).toBe(true);
    expect(await place.outbox.unshelve('c', undefined)).toBe(true);
    expect(await place.outbox.load()).toMatchObject({ items: [item('b'), item('d')], shelf: [] });
    expect(await place.outbox.unshelve('a', item('e'))).toBe(false);
    await place.outbox.remove(['b', 'unknown']);
    expect(await queued(place)).toEqual(['d']);
    await place.outbox.clear();
    expect(await queued(place)).toEqual([]);
  });

  test('C3: one account never sees what another has left', async () => {
    const { storage, again } = make();
    const first = await storage.open(ana);
    await first.outbox.append(item('a'));
    await first.cache?.update(update(null, 1, [record(1, 'Secret')]));
    const second = await storage.open(ben);
    expect(await second.outbox.load()).toMatchObject({ items: [], shelf: [] });
    expect(await titles(second.cache)).toEqual({});
    expect((await again().last())?.user_id).toBe(ben);
    expect(await queued(await again().open(ana))).toEqual(['a']);
  });

  test('C3: after a sign-out nobody was here last, and what waits is still there', async () => {
    const { storage, again } = make();
    await (await storage.open(ana)).outbox.append(item('a'));
    await storage.leave();
    expect(await again().last()).toBeUndefined();
    expect(await queued(await again().open(ana))).toEqual(['a']);
  });
});

describe.each(kinds)('$name forgets', ({ make }) => {
  test('C3: everything of a person who leaves, but for what waits to be sent', async () => {
    const { storage, again } = make();
    const place = await storage.open(ana);
    await place.outbox.append(item('a'));
    await place.cache?.note({ synced_at: '2026-11-22T10:00:00.000Z' });
    await place.cache?.update(update(null, 1, [record(1, 'One')]));
    await place.erase();
    const later = await again().open(ana);
    expect(await later.cache?.load()).toEqual({ workspaces: [], profile: null, synced_at: null });
    expect(await queued(later)).toEqual(['a']);
    await later.outbox.remove(['a']);
    await later.erase();
    expect(await queued(await again().open(ana))).toEqual([]);
  });
});

describe.each(kinds)('$name keeps the replicas', ({ make }) => {
  test('records and cursor, from a snapshot on', async () => {
    const { storage, again } = make();
    const { cache } = await storage.open(ana);
    expect(await cache?.update(update(null, 2, [record(1, 'One'), record(2, 'Two')]))).toBe('kept');
    expect(await cache?.update(update(2, 4, [record(1, 'Uno'), record(3, 'Three')]))).toBe('kept');
    const gone = { ...record(2, ''), stored: undefined };
    expect(await cache?.update(update(4, 5, [gone]))).toBe('kept');
    expect(await titles((await again().last())?.cache)).toEqual({ 'workspace 5': ['Three', 'Uno'] });
  });

  test('a snapshot takes the place of everything', async () => {
    const { cache } = await make().storage.open(ana);
    await cache?.update(update(null, 2, [record(1, 'One'), record(2, 'Two')]));
    await cache?.update(update(null, 9, [record(2, 'Two')]));
    expect(await titles(cache)).toEqual({ 'workspace 9': ['Two'] });
  });

  test('C4: of several who write, what goes on from what is there counts, and no gap is left', async () => {
    const { cache } = await make().storage.open(ana);
    expect(await cache?.update(update(0, 1, [record(1, 'One')]))).toBe('behind');
    await cache?.update(update(null, 4, [record(1, 'Four')]));
    expect(await cache?.update(update(2, 4, [record(1, 'Old')]))).toBe('ahead');
    expect(await cache?.update(update(2, 3, [record(1, 'Older')]))).toBe('ahead');
    expect(await cache?.update(update(null, 3, [record(1, 'Older')]))).toBe('ahead');
    expect(await cache?.update(update(6, 7, [record(2, 'Gap')]))).toBe('behind');
    expect(await titles(cache)).toEqual({ 'workspace 4': ['Four'] });
    expect(await cache?.update(update(3, 5, [record(1, 'Five')]))).toBe('kept');
    expect(await titles(cache)).toEqual({ 'workspace 5': ['Five'] });
  });

  test('S4: another epoch begins anew', async () => {
    const { cache } = await make().storage.open(ana);
    await cache?.update(update(null, 9, [record(1, 'Nine')]));
    expect(await cache?.update(update(9, 10, [record(1, 'Ten')], 'e2'))).toBe('behind');
    expect(await cache?.update(update(null, 3, [record(1, 'Three')], 'e2'))).toBe('kept');
    expect(await titles(cache)).toEqual({ 'workspace 3': ['Three'] });
  });

  test('D6: a workspace is wiped, and what comes late does not bring it back', async () => {
    const { cache } = await make().storage.open(ana);
    await cache?.update(update(null, 1, [record(1, 'One')]));
    await cache?.update({ ...update(null, 1, [record(2, 'Two')]), workspace_id: 'other' });
    await cache?.wipe(w);
    expect(await cache?.update(update(1, 2, [record(1, 'Uno')]))).toBe('behind');
    expect(await titles(cache)).toEqual({ 'other 1': ['Two'] });
  });

  test('who it is, and when it was level with the server', async () => {
    const { storage, again } = make();
    const { cache } = await storage.open(ana);
    const profile = {
      user: { id: ana, name: 'Ana', email: 'ana@example.org' },
      time_zone: 'UTC',
      personal_workspace_id: w,
      epoch: 'e',
    };
    await cache?.note({ profile });
    await cache?.note({ synced_at: '2026-11-22T10:00:00.000Z' });
    await cache?.update(update(null, 1, [record(1, 'One')]));
    const later = (await again().last())?.cache;
    expect(await later?.load()).toMatchObject({ profile, synced_at: '2026-11-22T10:00:00.000Z' });
    await later?.clear();
    expect(await later?.load()).toEqual({ workspaces: [], profile, synced_at: null });
  });

  test('ten thousand records come back as they went', async () => {
    const { storage, again } = make();
    const records = Array.from({ length: 10_000 }, (_, index) => record(index, `T${index}`));
    await (await storage.open(ana)).cache?.update(update(null, 1, records));
    const kept = await (await again().last())?.cache?.load();
    expect(kept?.workspaces[0]?.tasks).toHaveLength(10_000);
  });
});
