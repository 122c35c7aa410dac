import { describe, expect, it } from 'vitest';
import type { OutgoingOperation, WireForm } from './encode-operation.ts';
import { Topic, type Subscriber } from './topic.ts';

const workspace_id = '01920000-0000-7000-8000-0000000000a1';
const actor = { kind: 'user', user_id: '01920000-0000-7000-8000-0000000000b1', name: 'Ana' } as const;

function operation(seq: number): OutgoingOperation {
  const timestamp = '2026-11-22T10:00:00.000Z';
  const events = [JSON.stringify({ type: 'task_created', seq })];
  return { workspace_id, op_id: `op-${seq}`, actor, timestamp, from: seq, to: seq, events };
}

/** A socket that keeps up, and keeps what it is handed. */
class KeepingSubscriber implements Subscriber {
  readonly live = true;
  readonly frames: Buffer[] = [];
  readonly form: WireForm;
  cursor = 0;

  constructor(form: WireForm) {
    this.form = form;
  }

  push(frame: Buffer, _from: number, to: number): boolean {
    this.frames.push(frame);
    this.cursor = to;
    return true;
  }

  signal(): void {}

  resync(): void {
    throw new Error('nothing was missed');
  }
}

describe('topic', () => {
  it('D5: every socket of a wire form is handed the very same bytes, a turn’s changes in one write', () => {
    const topic = new Topic(workspace_id, 0);
    const subscribers = Array.from(
      { length: 100 },
      (_, index) => new KeepingSubscriber(index % 2 === 0 ? 'plain' : 'sync'),
    );
    for (const subscriber of subscribers) topic.add(subscriber);
    topic.publish(operation(1));
    topic.publish(operation(2));
    expect(topic.flush()).toEqual({ events: 2, sockets: 100 });

    const written = subscribers.map(({ frames }) => frames);
    expect(written.filter((frames) => frames.length !== 1)).toEqual([]);
    // Identity, not equality: two buffers would be two encodings.
    expect(new Set(written.flat()).size).toBe(2);
  });
});
