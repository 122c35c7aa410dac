import { LockstepError, toProblem } from '@lockstep/protocol';
import { SeededRandom } from '@lockstep/testkit/seeded-random';
import { taskFixture } from '@lockstep/testkit/task-fixture';
import { describe, expect, test } from 'vitest';
import type { OutboxItem } from '../outbox/outbox-item.ts';
import { FakeClock } from '../platform/fake-clock.testing.ts';
import type { PersonalStorage } from './client-storage.ts';
import { FakeDisk, type FakeProgram } from './indexed-db/fake-disk.testing.ts';
import type { CacheUpdate } from './replica-cache.ts';

const ana = '01920000-0000-7000-8000-0000000000a1';
const problem = toProblem(new LockstepError('CONFLICT', 'No.'));
const shelved_at = '2026-11-22T11:00:00.000Z';

function item(op_id: string): OutboxItem {
  return {
    op_id,
    workspace_id: 'w',
    operation: 'task.add',
    input: { title: op_id },
    created_at: '2026-11-22T10:00:00.000Z',
    touches: [op_id],
    creates: [],
  };
}

/** Every record says at which seq it is: a mixture of two states shows. */
function update(from: number | null, seq: number, numbers: readonly number[]): CacheUpdate {
  const records = numbers.map((number) => {
    const entity = taskFixture(number, { title: `${seq}` });
    return {
      kind: 'tasks' as const,
      id: entity.id,
      stored: { entity, created_seq: 0, field_seq: {}, trashed_with: null },
    };
  });
  return { workspace_id: 'w', epoch: 'e', from, seq, records };
}

type Write = (place: PersonalStorage) => Promise<unknown>;

/** What a person's storage looks like from outside. */
async function look(place: PersonalStorage): Promise<string> {
  const { items, shelf } = await place.outbox.load();
  const kept = await place.cache?.load();
  const workspaces = (kept?.workspaces ?? []).map(({ seq, tasks }) => ({
    seq,
    tasks: tasks.map(({ entity }) => `${entity.id} ${entity.title}`),
  }));
  return JSON.stringify({ items: items.map(({ op_id }) => op_id), shelf: shelf.map(({ op_id }) => op_id), workspaces });
}

/** What the storage looks like after each of the writes, on a device that does not fail. */
async function course(
  writes: readonly Write[],
): Promise<{ readonly states: readonly string[]; readonly requests: number }> {
  const program = new FakeDisk().start();
  const place = await program.storage(new FakeClock()).open(ana);
  const states = [await look(place)];
  const before = program.requests;
  for (const write of writes) {
    await write(place);
    states.push(await look(place));
  }
  return { states, requests: program.requests - before };
}

/** Writes one after the other until the program dies; answers how many of them were said to be done. */
async function writeUntilDeath(program: FakeProgram, writes: readonly Write[], left: number): Promise<number> {
  const place = await program.storage(new FakeClock()).open(ana);
  await look(place);
  program.requestsLeft = left;
  let done = 0;
  for (const write of writes) {
    await write(place).catch(() => undefined);
    if (program.dead || !place.outbox.durable) break;
    done += 1;
  }
  program.die();
  return done;
}

const typical: readonly Write[] = [
  ({ outbox }) => outbox.append(item('a')),
  ({ outbox }) => outbox.append(item('b')),
  ({ cache }) => cache?.update(update(null, 3, [1, 2, 3])) ?? Promise.resolve(),
  ({ outbox }) => outbox.update([item('a'), item('b')]),
  ({ outbox }) =>
    outbox.shelve([
      { ...item('a'), problem, shelved_at },
      { ...item('b'), problem, shelved_at },
    ]),
  ({ cache }) => cache?.update(update(3, 5, [2, 4])) ?? Promise.resolve(),
  ({ outbox }) => outbox.unshelve('a', item('c')),
  ({ outbox }) => outbox.unshelve('b', undefined),
  ({ cache }) => cache?.update(update(null, 9, [1, 4])) ?? Promise.resolve(),
  ({ outbox }) => outbox.remove(['c'], [{ op_id: 'c', epoch: 'e', workspace_id: 'w', seq: 9, result: null }]),
  ({ cache }) => cache?.wipe('w') ?? Promise.resolve(),
];

function anyWrites(seed: number): readonly Write[] {
  const random = new SeededRandom(seed);
  let made = 0;
  let seq = 0;
  return Array.from({ length: 14 }, (): Write => {
    const some = `i${random.below(made + 1)}`;
    const from = seq;
    const choices: readonly (() => Write)[] = [
      () => {
        made += 1;
        const fresh = item(`i${made}`);
        return ({ outbox }) => outbox.append(fresh);
      },
      () =>
        ({ outbox }) =>
          outbox.update([item(some)]),
      () =>
        ({ outbox }) =>
          outbox.remove([some]),
      () =>
        ({ outbox }) =>
          outbox.shelve([{ ...item(some), problem, shelved_at }]),
      () => {
        made += 1;
        const fresh = item(`i${made}`);
        const replacement = random.chance(0.5) ? fresh : undefined;
        return ({ outbox }) => outbox.unshelve(some, replacement);
      },
      () => {
        seq += 1 + random.below(3);
        const change = update(random.chance(0.3) ? null : from, seq, [random.below(4), random.below(4)]);
        return ({ cache }) => cache?.update(change) ?? Promise.resolve();
      },
    ];
    return (random.pick(choices) ?? choices[0] ?? (() => typical[0] as Write))();
  });
}

describe('C3: a crash', () => {
  const plans: readonly (readonly [string, readonly Write[]])[] = [
    ['a typical course', typical],
    ...Array.from({ length: 8 }, (_, index) => [`course ${index + 1}`, anyWrites(index + 1)] as const),
  ];

  test.each(plans)(
    'at any request leaves what was, or what was being written, and nothing in between: %s',
    async (_, writes) => {
      const { states, requests } = await course(writes);
      expect(requests).toBeGreaterThan(writes.length);
      for (let left = 0; left <= requests; left += 1) {
        const disk = new FakeDisk();
        const done = await writeUntilDeath(disk.start(), writes, left);
        await disk.quiet();
        const again = await disk.start().storage(new FakeClock()).last();
        if (again === undefined) throw new Error('The person is forgotten.');
        const found = await look(again);
        expect([states[done], states[done + 1]], `after ${left} requests`).toContain(found);
        again.close();
      }
    },
  );
});
