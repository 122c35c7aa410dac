import { endOfRights } from '../app/encode-event.ts';
import type { LogEntry, Store } from '../store/store.ts';
import type { Channel } from './channel.ts';
import { encodeOperation, type OutgoingOperation, type WireForm } from './encode-operation.ts';
import { readOperations } from './read-operations.ts';
import type { RealtimeObserver } from './realtime-observer.ts';
import type { Subscriber, Topic } from './topic.ts';

/** Above this a socket gets no more pushed; it reads the log when it has drained (D4), bytes. */
export const highWaterBytes = 256 * 1024;

const chunk = { limit: 500, maxBytes: 256 * 1024 };

/** Whether there may be more where this came from. */
function isFull(entries: readonly LogEntry[]): boolean {
  if (entries.length >= chunk.limit) return true;
  return entries.reduce((bytes, entry) => bytes + entry.event.length, 0) >= chunk.maxBytes;
}

export interface FeedOptions {
  readonly topic: Topic;
  readonly store: Pick<Store, 'changesAfter' | 'floor'>;
  /** Whose socket it is. */
  readonly user_id: string;
  readonly channel: Channel;
  readonly form: WireForm;
  readonly cursor: number;
  readonly observer: RealtimeObserver;
  /** Whether the person is a member as things stand. */
  mayRead(): Promise<boolean>;
  /** The backlog has been sent; what follows happens now. */
  onLive(head: number): void;
  /** Everything up to the cursor has been written. */
  onAdvance(cursor: number): void;
  /** The feed is closed: the log no longer holds what follows the cursor (S5), or the rights to read on have ended (D6). */
  onStopped(reason: 'floor' | 'forbidden'): void;
}

/**
 * One workspace's stream to one socket: a cursor, never a queue (D4). It is `live` while each commit is pushed to it as
 * it happens, else it reads the log from its cursor until it has caught up; so whatever was missed, for whatever reason,
 * comes from the log, in order and once (D1).
 */
export class Feed implements Subscriber {
  readonly topic: Topic;
  readonly form: WireForm;
  readonly #options: FeedOptions;
  #cursor: number;
  #live = false;
  #announced = false;
  #closed = false;
  /** Nothing after this seq may be sent. */
  #lastSeq = Infinity;

  constructor(options: FeedOptions) {
    this.topic = options.topic;
    this.form = options.form;
    this.#options = options;
    this.#cursor = options.cursor;
  }

  get cursor(): number {
    return this.#cursor;
  }

  get live(): boolean {
    return this.#live;
  }

  /** Registers with the topic first, then reads the backlog: nothing can fall between the two (D1). */
  start(): void {
    this.topic.add(this);
    this.#catchUp();
  }

  close(): void {
    this.#closed = true;
    this.topic.remove(this);
  }

  /**
   * Takes changes `from`..`to` just committed, if they are the next ones and the socket keeps up. Answers whether they
   * were written.
   */
  push(frame: Buffer, from: number, to: number): boolean {
    if (!this.#live || from !== this.#cursor + 1) return false;
    if (to > this.#lastSeq) {
      this.#leaveLive();
      return false;
    }
    if (this.#options.channel.bufferedBytes > highWaterBytes) {
      this.#options.observer.slowConsumer();
      this.#leaveLive();
      return false;
    }
    this.#write(frame, to);
    if (to === this.#lastSeq) this.#stop('forbidden');
    return true;
  }

  /** Turns to the log because what the topic knows does not continue the cursor. */
  resync(): void {
    if (this.#live) this.#leaveLive();
  }

  /** How far the log reaches, as far as this person may know (D6). */
  get head(): number {
    return Math.min(this.topic.head, this.#lastSeq);
  }

  /** The rights to the workspace end with this change: it is sent, and nothing that comes after it (D6). */
  endAt(seq: number): void {
    this.#lastSeq = seq;
    if (this.#cursor >= seq) this.#stop('forbidden');
  }

  signal(frame: Buffer): void {
    const { channel } = this.#options;
    // Whoever is behind needs the log more than a hint that will be stale when it arrives.
    if (channel.open && channel.bufferedBytes <= highWaterBytes) channel.write(frame);
  }

  #leaveLive(): void {
    this.#live = false;
    this.#catchUp();
  }

  #write(frame: Buffer, cursor: number): void {
    this.#options.channel.write(frame);
    this.#cursor = cursor;
    this.#options.onAdvance(cursor);
  }

  #catchUp(): void {
    const { channel, observer } = this.#options;
    if (this.#closed || !channel.open) return;
    if (channel.bufferedBytes > highWaterBytes) {
      channel.onceDrained(() => this.#catchUp());
      return;
    }
    this.#readChunk().catch((error: unknown) => {
      observer.failed('catch-up', error);
      channel.terminate();
    });
  }

  async #readChunk(): Promise<void> {
    const { store, channel } = this.#options;
    const entries = await store.changesAfter(this.topic.workspace_id, this.#cursor, chunk);
    const [first] = entries;
    const isCut = first === undefined ? await this.#isBelowFloor() : first.seq !== this.#cursor + 1;
    const operations = isCut ? [] : readOperations(this.topic.workspace_id, entries);
    const ending = endOfRights(this.#options.user_id);
    const removal = operations.findLast(({ events }) => events.some((event) => event.startsWith(ending)));
    if (removal !== undefined) await this.#heedRemoval(removal);
    if (this.#closed || !channel.open) return;
    if (isCut) return this.#stop('floor');
    for (const operation of operations) {
      if (operation.to > this.#lastSeq) return this.#stop('forbidden');
      this.#write(encodeOperation(operation, this.form), operation.to);
    }
    if (this.#cursor >= this.#lastSeq) return this.#stop('forbidden');
    // The topic hears of commits from the moment this feed is in it; of what was before, only the end of the log tells that
    // nothing is missing, since the head may have been read some time ago.
    if (isFull(entries) || this.topic.head > this.#cursor) this.#catchUp();
    else this.#becomeLive();
  }

  /**
   * Whoever removed the person elsewhere has told nobody here, but the log does (D6, D8). A removal that they have come
   * back from is behind them: members may read all of it.
   */
  async #heedRemoval({ to }: OutgoingOperation): Promise<void> {
    if (!(await this.#options.mayRead())) this.#lastSeq = Math.min(this.#lastSeq, to);
  }

  /** Nothing comes after the cursor: is it the end of the log, or has retention passed all there was? */
  async #isBelowFloor(): Promise<boolean> {
    return (await this.#options.store.floor(this.topic.workspace_id)) > this.#cursor;
  }

  /** A part of what was missed would be worse than none of it (S5). */
  #stop(reason: 'floor' | 'forbidden'): void {
    if (this.#closed || !this.#options.channel.open) return;
    this.close();
    this.#options.onStopped(reason);
  }

  #becomeLive(): void {
    this.#live = true;
    this.topic.noteHead(this.#cursor);
    if (this.#announced) return;
    this.#announced = true;
    this.#options.onLive(this.#cursor);
  }
}
