import { ana, fixtureId, fixtureTime, taskFixture } from '@lockstep/testkit/task-fixture';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store, UpkeepStore } from './store.ts';

/** An adapter under test: a fresh store with its upkeep. */
export interface UpkeepUnderTest {
  readonly store: Store;
  readonly upkeep: UpkeepStore;
  dispose(): Promise<void>;
}

const workspace = taskFixture(1).workspace_id;
const other = '01920000-0000-7000-8000-0000000000a2';
const everything = { limit: 100_000, maxBytes: 1e9 };
const dayMs = 24 * 60 * 60 * 1_000;
const start = Date.parse(fixtureTime);

/** The instant so many days after the fixtures'. */
function day(days: number): string {
  return new Date(start + days * dayMs).toISOString();
}

interface Written {
  /** Default: the first. */
  readonly workspace_id?: string;
  readonly op_id: string;
  /** 0: an operation that changed nothing. */
  readonly changes: number;
  readonly days: number;
  readonly run_id?: string | null;
}

/** Writes an operation as `executeOperation` does, so many days after the fixtures'. */
function write(
  store: Store,
  { workspace_id = workspace, op_id, changes, days, run_id = null }: Written,
): Promise<number> {
  return store.write((transaction) => {
    const last = changes === 0 ? transaction.head(workspace_id) : transaction.takeSeq(workspace_id, changes);
    const first = last - changes + 1;
    const timestamp = day(days);
    for (let seq = first; seq <= last; seq += 1) {
      transaction.append(workspace_id, {
        seq,
        op_last_seq: last,
        op_id,
        event: JSON.stringify({ type: 'task_created', task: taskFixture(seq), timestamp, seq, op_id, actor: ana }),
        user_id: ana.user_id,
        run_id,
        entity: 'task',
        entity_id: fixtureId(seq),
        type: 'created',
        inverse: {},
      });
    }
    transaction.record({
      user_id: ana.user_id,
      op_id,
      workspace_id,
      operation: 'task.add',
      input_hash: 'hash',
      run_id,
      first_seq: changes === 0 ? null : first,
      last_seq: last,
      outcome: 'done',
      answer: '{}',
      created_at: timestamp,
    });
    return last;
  });
}

async function kept(store: Store, workspace_id = workspace): Promise<readonly number[]> {
  return (await store.changesAfter(workspace_id, 0, everything)).map(({ seq }) => seq);
}

function isRecorded(store: Store, op_id: string): Promise<boolean> {
  return store.write((transaction) => transaction.operation(ana.user_id, op_id) !== undefined);
}

function canUndo(store: Store, selector: { op_id: string } | { run_id: string }): Promise<boolean> {
  return store.write((transaction) => transaction.view(workspace).withinRetention(selector));
}

async function compactAll(upkeep: UpkeepStore, changes: number, since: string, slice: number): Promise<number> {
  for (;;) {
    const { more, floor } = await upkeep.compact(workspace, { changes, since }, slice);
    if (!more) return floor;
  }
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

const owned = { name: 'W', kind: 'personal', owner_id: ana.user_id, created_at: fixtureTime } as const;

const roundArbitrary = fc.record({
  operations: fc.array(fc.record({ changes: fc.integer({ min: 0, max: 6 }), days: fc.integer({ min: 0, max: 3 }) }), {
    maxLength: 8,
  }),
  keep: fc.integer({ min: 0, max: 12 }),
  age: fc.integer({ min: 0, max: 8 }),
  slice: fc.integer({ min: 1, max: 9 }),
  slices: fc.integer({ min: 0, max: 4 }),
});

type Round = typeof roundArbitrary extends fc.Arbitrary<infer Value> ? Value : never;

interface Remembered {
  readonly op_id: string;
  readonly first: number;
  readonly last: number;
  readonly day: number;
}

/** What a workspace must hold, kept beside it while operations come and go. */
class Model {
  readonly #store: Store;
  readonly #upkeep: UpkeepStore;
  readonly #workspace_id: string;
  readonly #operations: Remembered[] = [];
  #today = 0;
  #floor = 0;

  constructor(store: Store, upkeep: UpkeepStore, workspace_id: string) {
    this.#store = store;
    this.#upkeep = upkeep;
    this.#workspace_id = workspace_id;
  }

  get #head(): number {
    return this.#operations.at(-1)?.last ?? 0;
  }

  async begin(): Promise<void> {
    await this.#store.createWorkspace({ id: this.#workspace_id, ...owned });
  }

  /** Answers the floor that it has come to. */
  async play(round: Round): Promise<number> {
    for (const operation of round.operations) await this.#write(operation);
    const protectedFrom = this.#protectedFrom(round);
    for (let index = 0; index < round.slices; index += 1) await this.#compact(round);
    expect(this.#floor).toBeLessThanOrEqual(Math.max(protectedFrom, 0));
    await this.#check();
    return this.#floor;
  }

  async #write({ changes, days }: Round['operations'][number]): Promise<void> {
    this.#today += days;
    const op_id = `${this.#workspace_id}-${this.#operations.length}`;
    const last = await write(this.#store, { workspace_id: this.#workspace_id, op_id, changes, days: this.#today });
    this.#operations.push({ op_id, first: last - changes + 1, last, day: this.#today });
  }

  /** The highest floor there may be: below every operation that either measure keeps, unless it was there before. */
  #protectedFrom({ keep, age }: Round): number {
    const first = this.#operations.find(
      (each) =>
        each.first <= each.last &&
        each.last > this.#floor &&
        (each.last > this.#head - keep || each.day >= this.#today - age),
    );
    return first === undefined ? this.#head : first.first - 1;
  }

  async #compact({ keep, age, slice }: Round): Promise<void> {
    const retention = { changes: keep, since: day(this.#today - age) };
    const { floor, discarded } = await this.#upkeep.compact(this.#workspace_id, retention, slice);
    expect(floor - this.#floor).toBe(discarded);
    this.#floor = floor;
  }

  async #check(): Promise<void> {
    expect(await kept(this.#store, this.#workspace_id)).toEqual(range(this.#floor + 1, this.#head));
    for (const { op_id, first, last } of this.#operations) {
      const recorded = await isRecorded(this.#store, op_id);
      if (first <= last) {
        expect(recorded).toBe(last > this.#floor);
        // Whole operations only.
        expect(first > this.#floor).toBe(last > this.#floor);
      } else if (last >= this.#floor) expect(recorded).toBe(true);
    }
  }
}

/** What the upkeep of every store must do; each adapter runs it. */
export function describeUpkeep(name: string, open: () => Promise<UpkeepUnderTest>): void {
  let under: UpkeepUnderTest;
  let store: Store;
  let upkeep: UpkeepStore;

  beforeEach(async () => {
    under = await open();
    ({ store, upkeep } = under);
    for (const id of [workspace, other]) await store.createWorkspace({ id, ...owned });
  });

  afterEach(() => under.dispose());

  describe(`${name}: retention`, () => {
    it('S5: keeps the days or the changes, whichever is more', async () => {
      for (let index = 0; index < 10; index += 1) {
        await write(store, { op_id: `op-${index}`, changes: 1, days: index });
      }
      expect(await compactAll(upkeep, 4, day(2), 100)).toBe(2);
      expect(await kept(store)).toEqual(range(3, 10));
      expect(await compactAll(upkeep, 4, day(9), 100)).toBe(6);
      expect(await compactAll(upkeep, 0, day(7), 100)).toBe(7);
      expect(await kept(store)).toEqual([8, 9, 10]);
      expect(await store.floor(workspace)).toBe(7);
      expect(await store.head(workspace)).toBe(10);
    });

    it('S5: the changes, their inverses and the recorded answers go together', async () => {
      await write(store, { op_id: 'old', changes: 2, days: 0 });
      await write(store, { op_id: 'new', changes: 1, days: 5 });
      await compactAll(upkeep, 0, day(1), 100);
      expect(await isRecorded(store, 'old')).toBe(false);
      expect(await isRecorded(store, 'new')).toBe(true);
      const view = await store.write((transaction) => {
        const log = transaction.view(workspace);
        return { old: log.changesOf({ op_id: 'old' }), at: log.changeAt(2), recent: log.changesOf({ op_id: 'new' }) };
      });
      expect(view.old).toEqual([]);
      expect(view.at).toBeUndefined();
      expect(view.recent).toHaveLength(1);
    });

    it('S5: the answer of an operation that changed nothing stays as long as who had seen the floor may send it', async () => {
      await write(store, { op_id: 'first', changes: 1, days: 0 });
      await write(store, { op_id: 'nothing at 1', changes: 0, days: 0 });
      await write(store, { op_id: 'second', changes: 1, days: 0 });
      await write(store, { op_id: 'nothing at 2', changes: 0, days: 0 });
      await write(store, { op_id: 'third', changes: 1, days: 5 });
      await compactAll(upkeep, 0, day(1), 1);
      expect(await store.floor(workspace)).toBe(2);
      expect(await isRecorded(store, 'nothing at 1')).toBe(false);
      expect(await isRecorded(store, 'nothing at 2')).toBe(true);
    });

    it('S5, D3: a slice ends with an operation, however large that is', async () => {
      await write(store, { op_id: 'large', changes: 30, days: 0 });
      await write(store, { op_id: 'small', changes: 1, days: 0 });
      await write(store, { op_id: 'kept', changes: 3, days: 0 });
      expect(await upkeep.compact(workspace, { changes: 3, since: day(9) }, 10)).toEqual({
        discarded: 30,
        floor: 30,
        more: true,
      });
      expect(await upkeep.compact(workspace, { changes: 3, since: day(9) }, 10)).toMatchObject({ floor: 31 });
      expect(await upkeep.compact(workspace, { changes: 3, since: day(9) }, 10)).toMatchObject({ more: false });
      expect(await compactAll(upkeep, 1, day(9), 10)).toBe(31);
      expect(await kept(store)).toEqual([32, 33, 34]);
    });

    it('X5: what may have been discarded is expired, what never was is unknown', async () => {
      const idOf = (days: number) => {
        const hex = (start + days * dayMs).toString(16).padStart(12, '0');
        return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000001`;
      };
      await write(store, { op_id: idOf(0), changes: 1, days: 0, run_id: 'run-0' });
      await write(store, { op_id: idOf(5), changes: 1, days: 5, run_id: idOf(5) });
      expect(await canUndo(store, { op_id: 'never heard of' })).toBe(true);
      await compactAll(upkeep, 0, day(1), 100);
      expect(await canUndo(store, { op_id: idOf(0) })).toBe(false);
      expect(await canUndo(store, { op_id: idOf(5) })).toBe(true);
      expect(await canUndo(store, { op_id: idOf(6) })).toBe(true);
      expect(await canUndo(store, { op_id: 'never heard of' })).toBe(false);
      expect(await canUndo(store, { run_id: 'run-0' })).toBe(false);
      expect(await canUndo(store, { run_id: idOf(5) })).toBe(true);
    });

    it('X5, S5: a run of which a part is gone is expired, never taken back in part', async () => {
      await write(store, { op_id: 'a', changes: 1, days: 0, run_id: 'long' });
      await write(store, { op_id: 'b', changes: 1, days: 2, run_id: 'long' });
      await write(store, { op_id: 'c', changes: 1, days: 9, run_id: 'later' });
      await compactAll(upkeep, 0, day(1), 100);
      expect(await canUndo(store, { run_id: 'long' })).toBe(false);
      expect(await canUndo(store, { run_id: 'later' })).toBe(true);
      await compactAll(upkeep, 0, day(3), 100);
      expect(await canUndo(store, { run_id: 'long' })).toBe(false);
    });

    it('S6: other workspaces keep theirs', async () => {
      await write(store, { op_id: 'mine', changes: 3, days: 0 });
      const [first, second] = await upkeep.extents('', 10);
      expect([first, second]).toEqual([
        { workspace_id: workspace, head: 3, floor: 0 },
        { workspace_id: other, head: 0, floor: 0 },
      ]);
      expect(await upkeep.extents(workspace, 10)).toEqual([second]);
      expect(await upkeep.compact(second?.workspace_id ?? '', { changes: 0, since: day(9) }, 10)).toMatchObject({
        discarded: 0,
        more: false,
      });
      expect(await kept(store)).toEqual([1, 2, 3]);
    });

    it('X4, X7: what has been in the trash for long is found, and leaves but its id when it is purged', async () => {
      await store.write((transaction) => {
        for (const [number, deleted_at] of [null, day(3), day(1), day(2)].entries()) {
          const entity = taskFixture(number + 1, { deleted_at, seq: number + 1 });
          const record = { entity, created_seq: number + 1, field_seq: {}, trashed_with: null };
          transaction.saveTask(record, JSON.stringify(entity));
        }
      });
      expect(await upkeep.trashedBefore(workspace, day(3), 10)).toEqual([fixtureId(3), fixtureId(4)]);
      expect(await upkeep.trashedBefore(workspace, day(3), 1)).toEqual([fixtureId(3)]);
      expect(await upkeep.trashedBefore(other, day(9), 10)).toEqual([]);
      const [before, after, elsewhere] = await store.write((transaction) => {
        const known = transaction.view(workspace).wasPurged(fixtureId(3));
        transaction.purgeTask(workspace, fixtureId(3));
        return [
          known,
          transaction.view(workspace).wasPurged(fixtureId(3)),
          transaction.view(other).wasPurged(fixtureId(3)),
        ];
      });
      expect([before, after, elsewhere]).toEqual([false, true, false]);
      expect(await store.task(workspace, fixtureId(3))).toBeUndefined();
      expect(await upkeep.trashedBefore(workspace, day(9), 10)).toEqual([fixtureId(4), fixtureId(2)]);
    });

    it('S5, D3, S3: whatever is written and discarded, the log is whole from the floor to the head', async () => {
      let number = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(roundArbitrary, { minLength: 1, maxLength: 5 }), async (rounds) => {
          number += 1;
          const id = `01920000-0000-7000-8000-${String(number).padStart(12, '0')}`;
          const model = new Model(store, upkeep, id);
          await model.begin();
          for (const round of rounds) expect(await model.play(round)).toBe(await store.floor(id));
        }),
        { numRuns: 60, seed: 20261123 },
      );
    });
  });
}
