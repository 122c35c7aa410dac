import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogBounds, LogEntry } from '../store/store.ts';
import type { OutgoingOperation, WireForm } from './encode-operation.ts';
import { FakeChannel } from './fake-channel.testing.ts';
import { Feed, highWaterBytes } from './feed.ts';
import { Topic } from './topic.ts';

const workspace_id = '01920000-0000-7000-8000-0000000000a1';
const actor = { kind: 'user', user_id: '01920000-0000-7000-8000-0000000000b1', name: 'Ana' } as const;
const timestamp = '2026-11-22T10:00:00.000Z';

function operation(from: number, to: number): OutgoingOperation {
  const op_id = `op-${from}`;
  const events: string[] = [];
  for (let seq = from; seq <= to; seq += 1) {
    events.push(JSON.stringify({ type: 'task_created', seq, op_id, actor, timestamp }));
  }
  return { workspace_id, op_id, actor, timestamp, from, to, events };
}

/** A log whose reads answer when the test lets them. */
class SlowLog {
  readonly entries: LogEntry[] = [];
  /** Whether the person is a member as things stand. */
  isMember = true;
  #floor = 0;
  #waiting: (() => void)[] = [];

  commit(changes: number): OutgoingOperation {
    const from = this.entries.length + 1;
    const committed = operation(from, from + changes - 1);
    committed.events.forEach((event, index) => {
      this.entries.push({ seq: from + index, op_last_seq: committed.to, op_id: committed.op_id, event });
    });
    return committed;
  }

  /** A change that ends the person's rights, by another process. */
  removeMember(): number {
    const seq = this.entries.length + 1;
    const event = JSON.stringify({
      type: 'member_deleted',
      member_id: 'ana',
      member_name: 'Ana',
      seq,
      actor,
      timestamp,
    });
    this.entries.push({ seq, op_last_seq: seq, op_id: `op-${seq}`, event });
    return seq;
  }

  async changesAfter(_workspace: string, seq: number, bounds: LogBounds): Promise<readonly LogEntry[]> {
    // What is read is what was there when the read began; it arrives later.
    const found = this.entries.filter((entry) => entry.seq > Math.max(seq, this.#floor));
    const limit = found[bounds.limit - 1]?.op_last_seq ?? Number.POSITIVE_INFINITY;
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return found.filter((entry) => entry.seq <= limit);
  }

  async floor(): Promise<number> {
    return this.#floor;
  }

  /** Retention passes everything up to a seq. */
  compact(floor: number): void {
    this.#floor = Math.max(this.#floor, floor);
  }

  /** Lets every waiting read answer; answers whether there was one. */
  async answer(): Promise<boolean> {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
    return waiting.length > 0;
  }

  async settle(): Promise<void> {
    while (await this.answer());
  }
}

interface Scene {
  readonly log: SlowLog;
  readonly topic: Topic;
  readonly channel: FakeChannel;
  readonly feed: Feed;
  readonly lives: number[];
  /** Cursors at which the feed told that the log no longer reaches back to them. */
  readonly passed: number[];
  readonly failures: unknown[];
}

function scene(cursor: number, committed: number, form: WireForm = 'plain'): Scene {
  const log = new SlowLog();
  for (let index = 0; index < committed; index += 1) log.commit(1);
  const topic = new Topic(workspace_id, committed);
  const channel = new FakeChannel();
  const lives: number[] = [];
  const passed: number[] = [];
  const failures: unknown[] = [];
  const feed: Feed = new Feed({
    topic,
    store: log,
    channel,
    form,
    cursor,
    user_id: 'ana',
    mayRead: () => Promise.resolve(log.isMember),
    observer: {
      connectionOpened: () => {},
      connectionClosed: () => {},
      delivered: () => {},
      resumed: () => {},
      reset: () => {},
      slowConsumer: () => {},
      failed: (_where, error) => failures.push(error),
    },
    onLive: (head) => lives.push(head),
    onAdvance: () => {},
    onStopped: () => passed.push(feed.cursor),
  });
  return { log, topic, channel, feed, lives, passed, failures };
}

function publish({ log, topic }: Scene, changes: number): void {
  topic.publish(log.commit(changes));
  topic.flush();
}

function seqs({ channel }: Scene): unknown[] {
  return channel.messages.map((message) => message['seq']);
}

function upTo(last: number, first = 1): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

describe('feed', () => {
  it('D1: what is committed while the backlog is read comes after it, once', async () => {
    const s = scene(2, 5);
    s.feed.start();
    publish(s, 2);
    await s.log.answer();
    publish(s, 1);
    await s.log.settle();
    publish(s, 1);
    expect(seqs(s)).toEqual(upTo(9, 3));
    expect(s.feed.live).toBe(true);
    expect(s.lives).toHaveLength(1);
  });

  it('D1: a backlog of several reads is read to its end, whatever head was known when it began', async () => {
    const s = scene(0, 500);
    // Committed before anybody listened, and after the head was asked for.
    s.log.commit(1);
    s.feed.start();
    await s.log.settle();
    expect(s.lives).toEqual([501]);
    expect(seqs(s)).toEqual(upTo(501));
  });

  it('D1: with nothing missed it is live after one look at the log', async () => {
    const s = scene(5, 5);
    s.feed.start();
    await s.log.settle();
    expect(s.lives).toEqual([5]);
    publish(s, 1);
    expect(seqs(s)).toEqual([6]);
  });

  it('D4: a socket that does not take its bytes gets nothing pushed, and reads the log when it has drained', async () => {
    const s = scene(0, 0);
    s.feed.start();
    await s.log.settle();
    publish(s, 1);
    s.channel.bufferedBytes = highWaterBytes + 1;
    publish(s, 2);
    publish(s, 3);
    await s.log.settle();
    expect(seqs(s)).toEqual([1]);
    s.channel.drain();
    await s.log.settle();
    publish(s, 1);
    expect(seqs(s)).toEqual(upTo(7));
    expect(s.lives).toHaveLength(1);
  });

  it('D11: commits that call back out of order still arrive in order and once', async () => {
    const s = scene(0, 0);
    s.feed.start();
    await s.log.settle();
    const first = s.log.commit(1);
    const second = s.log.commit(2);
    s.topic.publish(second);
    s.topic.publish(first);
    s.topic.flush();
    await s.log.settle();
    publish(s, 1);
    expect(seqs(s)).toEqual(upTo(4));
  });

  it('D8: a head that became known without its change is fetched from the log', async () => {
    const s = scene(0, 0);
    s.feed.start();
    await s.log.settle();
    s.log.commit(2);
    s.topic.noteHead(2);
    await s.log.settle();
    expect(seqs(s)).toEqual([1, 2]);
  });

  it('D3: in sync mode an operation is one batch, live or replayed', async () => {
    const s = scene(0, 0, 'sync');
    s.log.commit(3);
    s.topic.noteHead(3);
    s.feed.start();
    await s.log.settle();
    publish(s, 2);
    expect(s.channel.messages).toMatchObject([
      { type: 'batch', from: 1, to: 3, op_id: 'op-1', actor, timestamp, events: [{ seq: 1 }, { seq: 2 }, { seq: 3 }] },
      { type: 'batch', from: 4, to: 5, op_id: 'op-4', events: [{ seq: 4 }, { seq: 5 }] },
    ]);
  });

  it('stops reading and writing once it is closed', async () => {
    const s = scene(0, 3);
    s.feed.start();
    s.feed.close();
    await s.log.settle();
    publish(s, 1);
    expect(s.channel.frames).toEqual([]);
    expect(s.topic.size).toBe(0);
  });

  it('M1: one whose socket has gone waits for nothing and reads nothing', async () => {
    const s = scene(0, 0);
    s.feed.start();
    await s.log.settle();
    s.channel.bufferedBytes = highWaterBytes + 1;
    s.channel.open = false;
    publish(s, 1);
    expect(s.channel.waiting).toBe(0);
    s.channel.open = true;
    s.feed.resync();
    publish(s, 1);
    s.feed.close();
    s.channel.drain();
    expect(await s.log.answer()).toBe(false);
    expect(s.channel.waiting).toBe(0);
  });

  it('S5: a log that begins after the cursor is a reset, never a part of a replay', async () => {
    const s = scene(2, 10);
    s.log.compact(5);
    s.feed.start();
    await s.log.settle();
    publish(s, 1);
    expect(s.passed).toEqual([2]);
    expect(s.channel.frames).toEqual([]);
    expect(s.topic.size).toBe(0);
    expect(s.lives).toEqual([]);
  });

  it('S5: the same where retention has passed all there was', async () => {
    const s = scene(2, 10);
    s.log.compact(10);
    s.feed.start();
    await s.log.settle();
    expect(s.passed).toEqual([2]);
    expect(s.topic.size).toBe(0);
  });

  it('S5: retention that passes a slow socket between two reads ends its stream where it stands', async () => {
    const s = scene(0, 600);
    s.channel.bufferedBytes = highWaterBytes;
    s.feed.start();
    s.channel.bufferedBytes = highWaterBytes + 1;
    await s.log.answer();
    s.log.compact(550);
    s.channel.drain();
    await s.log.settle();
    expect(s.passed).toEqual([500]);
    expect(seqs(s)).toEqual(upTo(500));
  });

  it('D6, D8: a removal that the log alone tells of is the last that is sent', async () => {
    const s = scene(0, 3);
    s.feed.start();
    await s.log.settle();
    s.log.isMember = false;
    const removal = s.log.removeMember();
    s.log.commit(2);
    s.topic.noteHead(s.log.entries.length);
    await s.log.settle();
    expect(seqs(s)).toEqual(upTo(removal));
    expect(s.passed).toEqual([removal]);
  });

  it('D6: a removal that the person has come back from is read like any other change', async () => {
    const s = scene(0, 3);
    s.log.removeMember();
    s.log.commit(2);
    s.feed.start();
    await s.log.settle();
    expect(seqs(s)).toEqual(upTo(6));
    expect(s.passed).toEqual([]);
  });

  it('P5, D1, D2, S5: commits, stalls, drains and retention at any moment leave every seq exactly once and in order', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('publish' as const), changes: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ kind: fc.constant('commit unannounced' as const), changes: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ kind: fc.constantFrom('answer' as const, 'stall' as const, 'drain' as const, 'poll' as const) }),
      fc.record({ kind: fc.constant('compact' as const), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 4 }), fc.array(step, { maxLength: 60 }), async (cursor, steps) => {
        const s = scene(cursor, 4);
        s.feed.start();
        for (const action of steps) {
          if (action.kind === 'publish') publish(s, action.changes);
          else if (action.kind === 'commit unannounced') s.log.commit(action.changes);
          else if (action.kind === 'answer') await s.log.answer();
          else if (action.kind === 'stall') s.channel.bufferedBytes = highWaterBytes + 1;
          else if (action.kind === 'drain') s.channel.drain();
          else if (action.kind === 'compact') s.log.compact(Math.floor(action.share * s.log.entries.length));
          else s.topic.noteHead(s.log.entries.length);
        }
        s.channel.drain();
        s.topic.noteHead(s.log.entries.length);
        await s.log.settle();
        const [passedAt] = s.passed;
        expect(seqs(s)).toEqual(upTo(passedAt ?? s.log.entries.length, cursor + 1));
        expect(s.passed.length).toBeLessThanOrEqual(1);
        expect((await s.log.floor()) > (passedAt ?? -1)).toBe(true);
        expect(s.failures).toEqual([]);
      }),
      { numRuns: 300, seed: 20261122 },
    );
  });
});
