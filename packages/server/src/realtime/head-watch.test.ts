import { SeededRandom } from '@lockstep/testkit/seeded-random';
import { describe, expect, it } from 'vitest';
import type { Bus } from './bus.ts';
import { FakeChannel } from './fake-channel.testing.ts';
import { busyPollMs, HeadWatch, idlePollMs } from './head-watch.ts';
import { HintSender } from './hint-sender.ts';
import { Hub } from './hub.ts';
import { InProcessBus } from './in-process-bus.ts';
import { PlainSession } from './plain-session.ts';
import { anaIdentity } from './testing/ana-identity.ts';
import { type BusFaults, FaultyBus } from './testing/faulty-bus.ts';
import { MemoryLog, workspace_id } from './testing/memory-log.ts';
import { silentObserver } from './testing/silent-observer.ts';
import { VirtualTime } from './testing/virtual-time.ts';

const sound: BusFaults = { lost: 0, doubled: 0, forged: 0, delayMs: 0 };
const mad: BusFaults = { lost: 0.5, doubled: 0.5, forged: 2, delayMs: 400 };
const deaf: BusFaults = { ...sound, lost: 1 };

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

/** A log that says how often its heads were looked at, and fails when told to. */
class WatchedLog extends MemoryLog {
  looks = 0;
  broken = false;

  override async heads(workspace_ids: readonly string[]) {
    this.looks += 1;
    if (this.broken) throw new Error('database away');
    return super.heads(workspace_ids);
  }
}

interface Cluster {
  readonly time: VirtualTime;
  readonly log: WatchedLog;
  readonly errors: unknown[];
  /** Commits through a node. */
  commit(node: number, changes?: number): void;
  /** What each subscriber of each node was told, by seq. */
  seqs(): number[][];
}

interface ClusterOptions {
  readonly bus?: (time: VirtualTime) => Bus;
  readonly mayHaveChanged?: () => boolean;
}

/** Two nodes on one store, two subscribers on each. */
async function cluster(options: ClusterOptions): Promise<Cluster> {
  const time = new VirtualTime();
  const log = new WatchedLog();
  const errors: unknown[] = [];
  const observer = silentObserver((_where, error) => errors.push(error));
  const bus = options.bus?.(time);
  const channels: FakeChannel[] = [];
  const nodes = [0, 1].map(() => {
    const hub = new Hub({ monotonicMs: () => time.now, observer });
    const { schedule } = time;
    new HeadWatch({
      hub,
      store: log,
      schedule,
      bus,
      mayHaveChanged: options.mayHaveChanged,
      onError: (error) => errors.push(error),
    }).start();
    return { hub, publisher: bus === undefined ? hub : new HintSender({ next: hub, bus, schedule }) };
  });
  for (const { hub } of nodes.flatMap((node) => [node, node])) {
    const channel = new FakeChannel();
    channels.push(channel);
    const application = { execute: () => Promise.reject(new Error('nothing is executed here')) };
    const redeemTicket = () => Promise.reject(new Error('there are no tickets here'));
    const context = { application, store: log, hub, observer, redeemTicket, monotonicMs: () => time.now };
    const request = { since: 0, workspace_id: undefined, epoch: undefined };
    await new PlainSession(`s${channels.length}`, anaIdentity, channel, context, request).start();
  }
  await time.pass(0);
  return {
    time,
    log,
    errors,
    commit: (index, changes = 1) => {
      const operation = log.commit(changes);
      nodes[index]?.publisher.publish(operation);
      nodes[index]?.hub.flush();
    },
    seqs: () => channels.map(({ messages }) => messages.flatMap(({ seq }) => (typeof seq === 'number' ? [seq] : []))),
  };
}

function faulty(faults: BusFaults, seed = 1): (time: VirtualTime) => FaultyBus {
  return (time) => new FaultyBus(time.schedule, new SeededRandom(seed).next, faults);
}

describe('two nodes on one store', () => {
  it('D8: hints lost, doubled, reordered, late or forged: every subscriber gets each seq once and in order', async () => {
    for (const seed of upTo(30)) {
      const random = new SeededRandom(seed);
      const c = await cluster({ bus: faulty(mad, seed) });
      for (let count = 0; count < 60; count += 1) {
        c.commit(random.below(2), 1 + random.below(3));
        if (random.chance(0.7)) await c.time.pass(random.below(120));
      }
      await c.time.pass(idlePollMs);
      expect(c.seqs()).toEqual([0, 1, 2, 3].map(() => upTo(c.log.entries.length)));
      expect(c.errors).toEqual([]);
    }
  });

  it('D8: with every hint lost, polling finds all of it in bounded time, sooner while there is news', async () => {
    const c = await cluster({ bus: faulty(deaf) });
    await c.time.pass(60_000);
    c.commit(0, 3);
    await c.time.pass(idlePollMs);
    expect(c.seqs()[2]).toEqual(upTo(3));
    c.commit(1);
    await c.time.pass(busyPollMs);
    c.commit(0);
    await c.time.pass(busyPollMs);
    expect(c.seqs()).toEqual([0, 1, 2, 3].map(() => upTo(5)));
  });

  it('D8: without a bus, a store that others write to is watched all the same', async () => {
    const c = await cluster({});
    c.commit(0, 2);
    await c.time.pass(idlePollMs);
    expect(c.seqs()).toEqual([0, 1, 2, 3].map(() => upTo(2)));
  });

  it('D8: a hint that comes through is followed at once', async () => {
    const c = await cluster({ bus: () => new InProcessBus() });
    c.commit(0);
    await c.time.pass(0);
    expect(c.seqs()).toEqual([0, 1, 2, 3].map(() => [1]));
    for (let count = 0; count < 50; count += 1) c.commit(count % 2);
    await c.time.pass(20);
    expect(c.seqs()).toEqual([0, 1, 2, 3].map(() => upTo(51)));
  });

  it('D8: when the bus is regained the heads are looked at, without waiting for the poll', async () => {
    let bus: FaultyBus | undefined;
    const c = await cluster({ bus: (time) => (bus = faulty(sound)(time)) });
    bus?.goAway();
    c.commit(0, 2);
    await c.time.pass(idlePollMs / 2);
    expect(c.seqs()[2]).toEqual([]);
    bus?.comeBack();
    await c.time.pass(0);
    expect(c.seqs()[2]).toEqual(upTo(2));
  });

  it('D8: false hints cost a bounded number of looks, and move nobody', async () => {
    const bus = new InProcessBus();
    const c = await cluster({ bus: () => bus });
    for (let ms = 0; ms < 500; ms += 1) {
      for (let count = 0; count < 20; count += 1) bus.publish([{ workspace_id, head: 1e9 + count }]);
      bus.publish([{ workspace_id: 'of nobody here', head: 7 }]);
      await c.time.pass(1);
    }
    // Each of two nodes: one look in ten milliseconds.
    expect(c.log.looks).toBeLessThanOrEqual(2 * (500 / 10 + 1));
    expect(c.seqs()).toEqual([[], [], [], []]);
    c.commit(1);
    await c.time.pass(idlePollMs);
    expect(c.seqs()).toEqual([0, 1, 2, 3].map(() => [1]));
  });

  it('D8: where the store says that nobody else has written, its heads are not looked at', async () => {
    let changed = false;
    const c = await cluster({ mayHaveChanged: () => changed });
    await c.time.pass(10_000);
    expect(c.log.looks).toBe(0);
    c.log.broken = true;
    changed = true;
    c.commit(0);
    await c.time.pass(idlePollMs);
    changed = false;
    c.log.broken = false;
    expect(c.errors.length).toBeGreaterThan(0);
    expect(c.seqs()[2]).toEqual([]);
    await c.time.pass(idlePollMs);
    expect(c.seqs()[2]).toEqual([1]);
  });
});

describe('a node’s hints', () => {
  it('D8: go out at once, then one in ten milliseconds with the latest head of each workspace', async () => {
    const time = new VirtualTime();
    const bus = new InProcessBus();
    const told: string[] = [];
    bus.subscribe({
      hints: (hints) => told.push(`${time.now}: ${hints.map(({ head }) => head).join(' ')}`),
      regained: () => undefined,
    });
    const published: number[] = [];
    const next = { publish: ({ to }: { to: number }) => published.push(to) };
    const sender = new HintSender({ next, bus, schedule: time.schedule });
    const log = new MemoryLog();
    for (let count = 0; count < 100; count += 1) sender.publish(log.commit(1));
    await time.pass(100);
    sender.publish(log.commit(1));
    await time.pass(100);
    expect(told).toEqual(['0: 1', '10: 100', '100: 101']);
    expect(published).toEqual(upTo(101));
  });
});
