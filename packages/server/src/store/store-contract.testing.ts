import type { Task } from '@lockstep/protocol';
import { ana, fixtureId, fixtureTime, taskFixture } from '@lockstep/testkit/task-fixture';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NewLogEntry, RecordedOperation, Store, WriteTransaction } from './store.ts';

/** An adapter under test: a fresh store, and a way to open the same data again. */
export interface StoreUnderTest {
  readonly store: Store;
  /** A store on the same data as after a restart. */
  reopen(): Promise<Store>;
  dispose(): Promise<void>;
}

const now = fixtureTime;
const workspace = taskFixture(1).workspace_id;
const other = '01920000-0000-7000-8000-0000000000a2';
const taskId = fixtureId;

function entry(seq: number, op_last_seq: number, op_id: string, id = taskId(seq)): NewLogEntry {
  return {
    seq,
    op_last_seq,
    op_id,
    event: JSON.stringify({ type: 'task_created', seq, op_id, actor: ana, timestamp: now }),
    user_id: ana.user_id,
    run_id: null,
    entity: 'task',
    entity_id: id,
    type: 'created',
    inverse: {},
  };
}

function recorded(op_id: string, last_seq: number): RecordedOperation {
  return {
    user_id: ana.user_id,
    op_id,
    workspace_id: workspace,
    operation: 'task.add',
    input_hash: 'hash',
    run_id: null,
    first_seq: last_seq,
    last_seq,
    outcome: 'done',
    answer: '{}',
    created_at: now,
  };
}

/** Adds `count` tasks as one operation, the way an operation does; answers the last seq. */
function addTasks(transaction: WriteTransaction, op_id: string, count = 1, changes: Partial<Task> = {}): number {
  const last = transaction.takeSeq(workspace, count);
  for (let seq = last - count + 1; seq <= last; seq += 1) {
    const entity = taskFixture(seq, { seq, ...changes });
    transaction.saveTask({ entity, created_seq: seq, field_seq: {}, trashed_with: null }, JSON.stringify(entity));
    transaction.append(workspace, entry(seq, last, op_id));
  }
  transaction.record(recorded(op_id, last));
  return last;
}

const wide = { limit: 1000, maxBytes: 1_000_000 };

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

/** What every store must do; each adapter runs it. */
export function describeStore(name: string, open: () => Promise<StoreUnderTest>): void {
  let under: StoreUnderTest;
  let store: Store;

  beforeEach(async () => {
    under = await open();
    store = under.store;
    const owned = { name: 'Personal', kind: 'personal', owner_id: ana.user_id, created_at: now } as const;
    await store.createWorkspace({ id: workspace, ...owned });
    await store.createWorkspace({ id: other, ...owned, owner_id: '01920000-0000-7000-8000-0000000000b2' });
  });

  afterEach(() => under.dispose());

  describe(`${name}: log`, () => {
    it('S1: seq is gapless and in commit order, whatever fails between', async () => {
      const writes = Array.from({ length: 40 }, (_, index) =>
        store.write((transaction) => {
          const last = addTasks(transaction, `op-${index}`);
          if (index % 3 === 1) throw new Error('refused after taking a seq');
          return last;
        }),
      );
      const settled = await Promise.allSettled(writes);
      const kept = settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      expect(kept).toEqual(kept.map((_, index) => index + 1));
      const entries = await store.changesAfter(workspace, 0, wide);
      expect(entries.map(({ seq }) => seq)).toEqual(kept);
      expect(await store.head(workspace)).toBe(kept.length);
    });

    it('S1: each workspace counts on its own', async () => {
      await store.write((transaction) => transaction.takeSeq(workspace, 3));
      expect(await store.write((transaction) => transaction.takeSeq(other, 1))).toBe(1);
      expect(await store.head(workspace)).toBe(3);
      const heads = await store.heads([workspace, other, 'of nobody']);
      expect(Object.fromEntries(heads)).toEqual({ [workspace]: 3, [other]: 1 });
    });

    it('S2: a member that throws leaves nothing behind, its neighbours in the group stay', async () => {
      const before = store.write((transaction) => addTasks(transaction, 'before'));
      const failing = store.write((transaction) => {
        addTasks(transaction, 'failing');
        throw new Error('boom');
      });
      const after = store.write((transaction) => addTasks(transaction, 'after'));
      await expect(failing).rejects.toThrow('boom');
      expect(await Promise.all([before, after])).toEqual([1, 2]);
      const found = await store.write((transaction) => transaction.operation(ana.user_id, 'failing'));
      expect(found).toBeUndefined();
      expect((await store.changesAfter(workspace, 0, wide)).map(({ op_id }) => op_id)).toEqual(['before', 'after']);
    });

    it('S2: publication comes after commit, in the order of the log, before any caller hears of it', async () => {
      const told: string[] = [];
      store.onGroupCommitted((size) => told.push(`group of ${size}`));
      const writes = ['a', 'b', 'c'].map((op_id) =>
        store
          .write(
            (transaction) => addTasks(transaction, op_id),
            () => told.push(`published ${op_id}`),
          )
          .then(() => told.push(`answered ${op_id}`)),
      );
      await Promise.all(writes);
      expect(told).toEqual([
        'published a',
        'published b',
        'published c',
        'group of 3',
        'answered a',
        'answered b',
        'answered c',
      ]);
    });

    it('M8, S2: a listener that throws does not harm the operation or its neighbours', async () => {
      const failing = store.write(
        (transaction) => addTasks(transaction, 'one'),
        () => {
          throw new Error('socket trouble');
        },
      );
      const told: number[] = [];
      const next = store.write(
        (transaction) => addTasks(transaction, 'two'),
        (seq) => told.push(seq),
      );
      expect(await Promise.all([failing, next])).toEqual([1, 2]);
      expect(told).toEqual([2]);
    });

    it('S3: what was recorded under an op_id is found again, by its user alone', async () => {
      await store.write((transaction) => addTasks(transaction, 'mine'));
      const [mine, foreign] = await store.write((transaction) => [
        transaction.operation(ana.user_id, 'mine'),
        transaction.operation('01920000-0000-7000-8000-0000000000b2', 'mine'),
      ]);
      expect(mine).toEqual(recorded('mine', 1));
      expect(foreign).toBeUndefined();
    });

    it('D3: a page of the log never splits an operation', async () => {
      await store.write((transaction) => addTasks(transaction, 'first', 2));
      await store.write((transaction) => addTasks(transaction, 'second', 5));
      await store.write((transaction) => addTasks(transaction, 'third', 1));
      const byCount = await store.changesAfter(workspace, 0, { limit: 3, maxBytes: 1_000_000 });
      expect(byCount.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7]);
      const bySize = await store.changesAfter(workspace, 0, { limit: 100, maxBytes: 1 });
      expect(bySize.map(({ seq }) => seq)).toEqual([1, 2]);
      expect((await store.changesAfter(workspace, 7, wide)).map(({ op_id }) => op_id)).toEqual(['third']);
    });

    it('S4, S2: after a restart the epoch, the head and every record are as they were', async () => {
      await store.write((transaction) => addTasks(transaction, 'kept', 3));
      const reopened = await under.reopen();
      expect(reopened.epoch).toBe(store.epoch);
      expect(await reopened.head(workspace)).toBe(3);
      expect((await reopened.task(workspace, taskId(2)))?.title).toBe('Task 2');
      await reopened.close();
    });
  });

  describe(`${name}: reads`, () => {
    it('S6: nothing of another workspace is found by id, search or log', async () => {
      await store.write((transaction) => addTasks(transaction, 'mine'));
      expect(await store.task(other, taskId(1))).toBeUndefined();
      expect(await store.changesAfter(other, 0, wide)).toEqual([]);
      const criteria = {
        workspace_id: other,
        words: [],
        labels: [],
        status: 'all',
        sort: 'position',
        limit: 10,
      } as const;
      expect((await store.findTasks(criteria)).tasks).toEqual([]);
      expect(JSON.parse(await textOf(store.snapshot(other)))).toMatchObject({ seq: 0, tasks: [] });
    });

    it('a snapshot holds every record, trash included, and the seq of the same moment', async () => {
      await store.write((transaction) => addTasks(transaction, 'many', 450));
      await store.write((transaction) => {
        const entity = taskFixture(1, { deleted_at: now, seq: 2 });
        transaction.saveTask({ entity, created_seq: 1, field_seq: {}, trashed_with: null }, JSON.stringify(entity));
      });
      const pieces = store.snapshot(workspace)[Symbol.asyncIterator]();
      let text = String((await pieces.next()).value);
      await store.write((transaction) => addTasks(transaction, 'later'));
      for (let piece = await pieces.next(); piece.done !== true; piece = await pieces.next()) text += piece.value;
      const snapshot = JSON.parse(text) as { epoch: string; seq: number; tasks: Task[]; projects: unknown[] };
      expect(snapshot.seq).toBe(450);
      expect(snapshot.epoch).toBe(store.epoch);
      expect(snapshot.tasks).toHaveLength(450);
      expect(snapshot.tasks.find((task) => task.id === taskId(1))?.deleted_at).toBe(now);
      expect(snapshot.projects).toEqual([]);
    });

    it('pages through a search without loss or repetition, in every order', async () => {
      await store.write((transaction) => {
        for (let index = 0; index < 30; index += 1) {
          const due_date = index % 4 === 0 ? null : `2026-12-0${(index % 3) + 1}`;
          const priority = (['none', 'high', 'low'] as const)[index % 3] ?? 'none';
          addTasks(transaction, `op-${index}`, 1, { due_date, priority, position: `a${index % 7}` });
        }
      });
      for (const sort of ['position', 'due', 'priority', 'created', 'updated', 'completed', 'title'] as const) {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const criteria = {
            workspace_id: workspace,
            words: [],
            labels: [],
            status: 'open',
            sort,
            limit: 7,
            cursor,
          } as const;
          const page = await store.findTasks(criteria);
          seen.push(...page.tasks.map((task) => task.id));
          cursor = page.next_cursor ?? undefined;
        } while (cursor !== undefined);
        expect(new Set(seen).size, sort).toBe(30);
        expect(seen, sort).toHaveLength(30);
      }
    });

    it('finds words whatever their case and accents, and refuses a cursor that is not one', async () => {
      await store.write((transaction) =>
        addTasks(transaction, 'op', 1, { title: 'Buy crème brûlée', notes: 'from ZÜRICH' }),
      );
      const criteria = { workspace_id: workspace, labels: [], status: 'open', sort: 'due', limit: 7 } as const;
      expect((await store.findTasks({ ...criteria, words: ['BRULEE', 'zurich'] })).tasks).toHaveLength(1);
      expect((await store.findTasks({ ...criteria, words: ['brulee', 'milk'] })).tasks).toHaveLength(0);
      await expect(store.findTasks({ ...criteria, words: [], cursor: 'nonsense' })).rejects.toMatchObject({
        code: 'VALIDATION_FAILED',
      });
    });
  });
}
