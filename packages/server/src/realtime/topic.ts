import { encodeOperation, type OutgoingOperation, type WireForm } from './encode-operation.ts';

/** A socket's stream of this workspace, as the topic sees it. */
export interface Subscriber {
  readonly form: WireForm;
  readonly cursor: number;
  readonly live: boolean;
  /** Takes changes `from`..`to` if they are the next ones and the socket keeps up; answers whether it did. */
  push(frame: Buffer, from: number, to: number): boolean;
  /** Reads on from the log. */
  resync(): void;
  /** Takes what is not in the log, if the socket keeps up (D9). */
  signal(frame: Buffer): void;
}

/** What one flush delivered. */
export interface Delivery {
  readonly events: number;
  readonly sockets: number;
}

/** All live feeds of one workspace, and what has been committed but not yet pushed to them. */
export class Topic {
  readonly workspace_id: string;
  readonly #feeds = new Set<Subscriber>();
  #pending: OutgoingOperation[] = [];
  #head: number;

  constructor(workspace_id: string, head: number) {
    this.workspace_id = workspace_id;
    this.#head = head;
  }

  /** The highest seq known to be committed. */
  get head(): number {
    return this.#head;
  }

  get size(): number {
    return this.#feeds.size;
  }

  add(feed: Subscriber): void {
    this.#feeds.add(feed);
  }

  remove(feed: Subscriber): void {
    this.#feeds.delete(feed);
  }

  /** The log is known to reach this far; whoever was live below it reads on from there. */
  noteHead(head: number): void {
    if (head <= this.#head) return;
    this.#head = head;
    this.#resyncAll();
  }

  /** Takes a commit; only the one after the head is pushed, anything else is read from the log (D11). */
  publish(operation: OutgoingOperation): void {
    if (operation.to <= this.#head) return;
    const expected = this.#head + 1;
    this.#head = operation.to;
    if (operation.from === expected) {
      this.#pending.push(operation);
      return;
    }
    this.#resyncAll();
  }

  /** Writes what is pending to every live feed; each wire form is encoded once (D5), all of a turn in one write. */
  flush(): Delivery {
    const pending = this.#pending;
    const [first] = pending;
    const last = pending.at(-1);
    if (first === undefined || last === undefined) return { events: 0, sockets: 0 };
    this.#pending = [];
    const frames: Partial<Record<WireForm, Buffer>> = {};
    let sockets = 0;
    for (const feed of this.#feeds) {
      const frame = (frames[feed.form] ??= Buffer.concat(
        pending.map((operation) => encodeOperation(operation, feed.form)),
      ));
      if (feed.push(frame, first.from, last.to)) sockets += 1;
      else if (feed.live && feed.cursor < last.to) feed.resync();
    }
    return { events: last.to - first.from + 1, sockets };
  }

  /** Tells every socket something that is not in the log (D9). */
  signal(frame: Buffer): void {
    for (const feed of this.#feeds) feed.signal(frame);
  }

  #resyncAll(): void {
    this.#pending = [];
    for (const feed of this.#feeds) if (feed.cursor < this.#head) feed.resync();
  }
}
