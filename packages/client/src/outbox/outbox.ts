import type { Problem } from '@lockstep/protocol';
import type { OutboxItem, Position } from './outbox-item.ts';
import { rebaseGuard } from './rebase-guard.ts';

/** For so long the server surely remembers an operation: it keeps its log for far longer (S5). */
const rememberedMs = 3_600_000;

/** What the server said to an operation: durable up to `seq` of `epoch` (D11). */
export interface Acknowledgement {
  readonly epoch: string;
  readonly workspace_id: string;
  readonly seq: number;
  readonly result: Readonly<Record<string, unknown>>;
}

/** Who waits for the server's answer. */
export interface Waiter {
  answered(ack: Acknowledgement): void;
  refused(problem: Problem): void;
}

/** `missing`: it is not in the storage any more, and why that is must be known before anything goes on (C4, X10). */
type Stage = 'storing' | 'missing' | 'queued' | 'sent' | 'acknowledged';

interface Entry {
  item: OutboxItem;
  stage: Stage;
  /** When it was certain that the server knows its op_id if it was ever sent, milliseconds since 1970 (S5). */
  rememberedAt: number | undefined;
  ack: Acknowledgement | undefined;
  /** The stream has shown it: it is in the replica and no longer pending (C2). */
  shown: boolean;
  waiter: Waiter | undefined;
}

function isDoubtful({ item, stage, rememberedAt }: Entry, now: number): boolean {
  if (stage !== 'queued' || item.first_sent === undefined) return false;
  // A clock that was set back says nothing.
  return rememberedAt === undefined || now - rememberedAt > rememberedMs || now < rememberedAt;
}

/** How far a workspace's replica has got. */
export interface Progress {
  readonly workspace_id: string;
  readonly epoch: string;
  readonly seq: number;
}

/**
 * The queue of changes on their way, in the order in which they were made. Pure: it knows neither socket nor storage.
 *
 * An entry ends when the stream has shown its op_id or the replica has passed its ack in the same epoch (C2), and whoever
 * waits for its answer has got it. What was shown but never answered is asked for again after a reconnect: the same op_id
 * brings the recorded answer (S3).
 */
export class Outbox {
  readonly #entries = new Map<string, Entry>();

  /** Changes that the replica does not contain yet, oldest first: what the view replays (C1). */
  pending(): readonly OutboxItem[] {
    return [...this.#entries.values()].filter((entry) => !entry.shown).map((entry) => entry.item);
  }

  item(op_id: string): OutboxItem | undefined {
    return this.#entries.get(op_id)?.item;
  }

  get pendingCount(): number {
    let count = 0;
    for (const entry of this.#entries.values()) if (!entry.shown) count += 1;
    return count;
  }

  /** Adds a change; it is not sent before it is `stored`. */
  add(item: OutboxItem, waiter: Waiter | undefined): void {
    const fresh = { item, ack: undefined, shown: false, rememberedAt: undefined, waiter };
    this.#entries.set(item.op_id, { ...fresh, stage: 'storing' });
  }

  /** Puts what an earlier run of the program left behind in front: it was made before anything of this run (C9). */
  takeUp(items: readonly OutboxItem[]): void {
    const since = [...this.#entries];
    const left = items.filter((item) => !this.#entries.has(item.op_id));
    this.#entries.clear();
    for (const item of left) {
      this.add(item, undefined);
      this.stored(item.op_id);
    }
    for (const [op_id, entry] of since) this.#entries.set(op_id, entry);
  }

  /**
   * Takes over the queue as it is stored, in its order, from where other clients change it too (C4). What this client has
   * done in the meantime (`ahead`) is left as it is here. Answers what came and what went.
   */
  adopt(
    items: readonly OutboxItem[],
    ahead: ReadonlySet<string>,
    waiterOf: (op_id: string) => Waiter,
  ): { readonly came: readonly OutboxItem[]; readonly went: readonly string[] } {
    const before = new Map(this.#entries);
    const came: OutboxItem[] = [];
    this.#entries.clear();
    for (const item of items) {
      const entry = before.get(item.op_id);
      if (entry !== undefined) {
        const settled = entry.stage !== 'storing' && !ahead.has(item.op_id);
        if (settled && JSON.stringify(entry.item) !== JSON.stringify(item)) entry.item = item;
        this.#entries.set(item.op_id, entry);
      } else if (!ahead.has(item.op_id)) {
        this.add(item, waiterOf(item.op_id));
        this.stored(item.op_id);
        came.push(item);
      }
    }
    const went: string[] = [];
    for (const [op_id, entry] of before) {
      if (this.#entries.has(op_id)) continue;
      this.#entries.set(op_id, entry);
      if (entry.stage !== 'storing' && entry.ack === undefined && !entry.shown && !ahead.has(op_id)) went.push(op_id);
    }
    return { came, went };
  }

  stored(op_id: string): void {
    const entry = this.#entries.get(op_id);
    if (entry?.stage === 'storing') entry.stage = 'queued';
  }

  /** What was to be stored anew is there no more; what the stream has shown may be asked about all the same (S3). */
  missing(op_id: string): void {
    const entry = this.#entries.get(op_id);
    if (entry?.stage === 'storing') entry.stage = entry.shown ? 'queued' : 'missing';
  }

  /** Whether nothing waits to be sent or answered. */
  get isClear(): boolean {
    for (const { stage } of this.#entries.values()) if (stage !== 'acknowledged') return false;
    return true;
  }

  /**
   * The changes to send now, as far as the order allows: strictly the oldest unsent, and only while nothing under way
   * touches the same records (C9). `alone` asks for nothing at all to be under way. One that may have been sent long ago
   * waits until it is certain that the server still remembers it (S5).
   */
  sendable(maxUnderWay: number, alone: (item: OutboxItem) => boolean, now: number): readonly OutboxItem[] {
    const busy = new Set<string>();
    const found: OutboxItem[] = [];
    let underWay = 0;
    for (const entry of this.#entries.values()) {
      const { item, stage } = entry;
      if (stage === 'acknowledged') continue;
      if (stage === 'storing' || stage === 'missing' || underWay >= maxUnderWay) break;
      const anything = item.touches === null || alone(item);
      if (stage === 'queued') {
        if (isDoubtful(entry, now) || (anything && underWay > 0)) break;
        if (item.touches?.some((id) => busy.has(id)) === true) break;
        found.push(item);
      }
      if (anything) break;
      underWay += 1;
      for (const id of item.touches ?? []) busy.add(id);
    }
    return found;
  }

  /** The changes of which the server may no longer know whether it has done them (S5). */
  doubtful(now: number): readonly OutboxItem[] {
    return [...this.#entries.values()].filter((entry) => isDoubtful(entry, now)).map(({ item }) => item);
  }

  /** The server still knows what was sent to that workspace when this was, and later. */
  remembered({ workspace_id, first_sent }: OutboxItem, now: number): void {
    for (const entry of this.#entries.values()) {
      const { item } = entry;
      if (item.workspace_id !== workspace_id || first_sent === undefined || item.first_sent === undefined) continue;
      if (item.first_sent.seq >= first_sent.seq) entry.rememberedAt = now;
    }
  }

  /** They may be sent from now on: they wait until that is `stored`. Answers them as they are to be stored. */
  mark(op_ids: readonly string[], positionOf: (item: OutboxItem) => Position, now: number): readonly OutboxItem[] {
    const marked: OutboxItem[] = [];
    for (const op_id of op_ids) {
      const entry = this.#entries.get(op_id);
      if (entry?.stage !== 'queued') continue;
      entry.item = { ...entry.item, first_sent: positionOf(entry.item) };
      entry.stage = 'storing';
      entry.rememberedAt = now;
      marked.push(entry.item);
    }
    return marked;
  }

  sent(op_id: string): void {
    const entry = this.#entries.get(op_id);
    if (entry?.stage === 'queued') entry.stage = 'sent';
  }

  /** It did not get through, or not for good: it will be sent again, in its old place. */
  requeue(op_id: string): void {
    const entry = this.#entries.get(op_id);
    if (entry?.stage === 'sent') entry.stage = 'queued';
  }

  /** The socket is gone, and with it what became of everything under way. */
  requeueAll(): void {
    for (const entry of this.#entries.values()) if (entry.stage === 'sent') entry.stage = 'queued';
  }

  /** An ack of another epoch does not count: what the stream has not shown is sent again (C9, S4). */
  enterEpoch(epoch: string): void {
    for (const entry of this.#entries.values()) {
      if (entry.stage !== 'acknowledged' || entry.ack?.epoch === epoch) continue;
      entry.stage = 'queued';
      entry.ack = undefined;
    }
  }

  /** The server has it for good. It stays pending until the replica shows it (C2). */
  acknowledge(op_id: string, ack: Acknowledgement): void {
    const entry = this.#entries.get(op_id);
    if (entry === undefined) return;
    entry.stage = 'acknowledged';
    entry.ack = ack;
    const { waiter } = entry;
    entry.waiter = undefined;
    if (entry.shown) this.#entries.delete(op_id);
    waiter?.answered(ack);
  }

  /** Another client has seen it done: here it stays pending until the replica has got there, too. */
  passed(op_id: string, ack: Acknowledgement): void {
    const entry = this.#entries.get(op_id);
    if (entry === undefined || entry.shown || entry.stage === 'acknowledged') return;
    entry.stage = 'acknowledged';
    entry.ack = ack;
  }

  /**
   * An own change is in the log at `seq`: what was made on top of it and has never been sent is guarded from there on
   * (X2). Answers the changes that are others now; they wait until they are `stored` again.
   */
  rebase(op_id: string, seq: number): readonly OutboxItem[] {
    const earlier = this.#entries.get(op_id)?.item;
    if (earlier === undefined) return [];
    const rebased: OutboxItem[] = [];
    for (const entry of this.#entries.values()) {
      if (entry.item === earlier || entry.item.first_sent !== undefined || entry.stage !== 'queued') continue;
      const item = rebaseGuard(entry.item, earlier, seq);
      if (item === undefined) continue;
      entry.item = item;
      entry.stage = 'storing';
      rebased.push(item);
    }
    return rebased;
  }

  /** The stream has shown this op_id; true if it was pending. */
  show(op_id: string): boolean {
    const entry = this.#entries.get(op_id);
    if (entry === undefined || entry.shown) return false;
    entry.shown = true;
    if (entry.stage === 'missing') entry.stage = 'queued';
    if (entry.waiter === undefined || entry.stage === 'acknowledged') this.#entries.delete(op_id);
    return true;
  }

  /** The replica has got this far: what was acknowledged at or before it is in it (C2). Answers the op_ids that left. */
  reached(progress: Progress): readonly string[] {
    const left: string[] = [];
    for (const [op_id, entry] of this.#entries) {
      const { ack, shown, waiter } = entry;
      if (ack === undefined || shown || ack.workspace_id !== progress.workspace_id) continue;
      if (ack.epoch !== progress.epoch || ack.seq > progress.seq) continue;
      left.push(op_id);
      if (waiter === undefined) this.#entries.delete(op_id);
      else Object.assign(entry, { shown: true, ack: undefined, stage: 'queued' });
    }
    return left;
  }

  /**
   * The server refused it: it leaves the queue, and with it every later change of a record that it would have created
   * (C9). Answers what left, oldest first; the refused one is the first.
   */
  refuse(op_id: string, problem: Problem): readonly OutboxItem[] {
    const refused = this.#entries.get(op_id);
    if (refused === undefined) return [];
    const entries = [...this.#entries.values()];
    this.#entries.delete(op_id);
    const missing = new Set(refused.item.creates);
    const left = [refused];
    for (const entry of entries.slice(entries.indexOf(refused) + 1)) {
      const { item, stage, shown } = entry;
      if (stage === 'acknowledged' || shown || item.touches?.some((id) => missing.has(id)) !== true) continue;
      this.#entries.delete(item.op_id);
      for (const id of item.creates) missing.add(id);
      left.push(entry);
    }
    for (const entry of left) entry.waiter?.refused(problem);
    // One that an earlier epoch's stream had shown is refused only where a restored backup has lost it: it too is kept.
    return left.map((entry) => entry.item);
  }

  /** Takes one out that somebody else has dealt with. */
  drop(op_id: string, problem: Problem): void {
    const waiter = this.#entries.get(op_id)?.waiter;
    this.#entries.delete(op_id);
    waiter?.refused(problem);
  }

  /** Takes out what is queued for a workspace that is no longer ours (D6). */
  withdraw(workspace_id: string, problem: Problem): readonly OutboxItem[] {
    return this.#withdraw((entry) => entry.item.workspace_id === workspace_id, problem);
  }

  /** Takes out everything: the person signed out. */
  clear(problem: Problem): readonly OutboxItem[] {
    return this.#withdraw(() => true, problem);
  }

  #withdraw(matches: (entry: Entry) => boolean, problem: Problem): readonly OutboxItem[] {
    const left = [...this.#entries.values()].filter(matches);
    for (const { item } of left) this.#entries.delete(item.op_id);
    for (const { waiter } of left) waiter?.refused(problem);
    return left.filter((entry) => !entry.shown).map((entry) => entry.item);
  }
}
