import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixtureTime } from '@lockstep/testkit/task-fixture';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from './open-database.ts';
import { openSqliteStore } from './open-sqlite-store.ts';
import type { SqliteStore } from './sqlite-store.ts';
import type { DurableFile } from './wal-file.ts';

const workspace = '01920000-0000-7000-8000-0000000000a1';

/** A disk that takes what was written when the test says so. */
class SlowDisk implements DurableFile {
  readonly waiting: ((error: Error | null) => void)[] = [];
  instant = true;

  sync(done: (error: Error | null) => void): void {
    if (this.instant) done(null);
    else this.waiting.push(done);
  }

  close(): void {}
}

let folder: string;
let disk: SlowDisk;
let store: SqliteStore;
let failures: unknown[];
let told: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-durability-'));
  disk = new SlowDisk();
  failures = [];
  told = [];
  store = await openSqliteStore({
    database: openDatabase(join(folder, 'lockstep.db')),
    newEpoch: () => 'epoch',
    onListenerError: (error) => failures.push(error),
    onSyncFailure: (error) => failures.push(error),
    file: disk,
  });
  await store.createWorkspace({ id: workspace, name: 'W', kind: 'personal', owner_id: 'ana', created_at: fixtureTime });
  disk.instant = false;
});

afterEach(async () => {
  disk.instant = true;
  for (const done of disk.waiting.splice(0)) done(null);
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

function take(name: string): Promise<number> {
  const taken = store.write(
    (transaction) => transaction.takeSeq(workspace, 1),
    () => told.push(`published ${name}`),
  );
  void taken.then(
    () => told.push(`answered ${name}`),
    () => told.push(`refused ${name}`),
  );
  return taken;
}

/** Lets the event loop turn: queued groups run, promises settle. */
async function turn(): Promise<void> {
  for (let count = 0; count < 5; count += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe('durability', () => {
  it('S2: nobody is told of a committed group before it is on the disk', async () => {
    const first = take('first');
    await turn();
    expect(disk.waiting).toHaveLength(1);
    expect(told).toEqual([]);
    disk.waiting.shift()?.(null);
    expect(await first).toBe(1);
    expect(told).toEqual(['published first', 'answered first']);
  });

  it('S2: what is committed during a flush waits for the next one, and shares it', async () => {
    const first = take('first');
    await turn();
    const later = [take('second'), take('third')];
    await turn();
    const fourth = take('fourth');
    await turn();
    expect(disk.waiting).toHaveLength(1);
    disk.waiting.shift()?.(null);
    await first;
    await turn();
    expect(told).toEqual(['published first', 'answered first']);
    expect(disk.waiting).toHaveLength(1);
    disk.waiting.shift()?.(null);
    expect(await Promise.all([...later, fourth])).toEqual([2, 3, 4]);
  });

  it('S2: what a read saw leaves only when it is durable, and later commits do not hold it up', async () => {
    void take('first');
    await turn();
    const seen: number[] = [];
    const read = store.head(workspace).then((head) => seen.push(head));
    void take('second');
    await turn();
    expect(seen).toEqual([]);
    disk.waiting.shift()?.(null);
    await read;
    expect(seen).toEqual([1]);
    await turn();
    const snapshot = store.snapshot(workspace)[Symbol.asyncIterator]();
    let text: unknown;
    const piece = snapshot.next().then((next) => {
      text = next.value;
    });
    await turn();
    expect(text).toBeUndefined();
    disk.waiting.shift()?.(null);
    await piece;
    expect(text).toContain('"seq":2');
    await snapshot.return?.();
  });

  it('S2: when the disk does not take it, nothing is acknowledged or published any more', async () => {
    const first = take('first');
    await turn();
    const read = store.head(workspace);
    const refusals = Promise.allSettled([first, read]);
    disk.waiting.shift()?.(new Error('EIO'));
    expect(await refusals).toMatchObject([
      { status: 'rejected', reason: { code: 'UNAVAILABLE' } },
      { status: 'rejected', reason: { code: 'UNAVAILABLE' } },
    ]);
    await expect(take('second')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(store.head(workspace)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(told).not.toContain('published first');
    expect(failures).toHaveLength(1);
  });
});
