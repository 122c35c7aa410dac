import type { BatchFrame, Problem, WriteName } from '@lockstep/protocol';
import { LockstepError, toProblem } from '@lockstep/protocol/schemaless';
import type { Change } from '@lockstep/core';
import type { Clock } from '../platform/clock.ts';
import type { ReportError } from '../platform/report-error.ts';
import type { OutboxItem, Position, ShelvedItem } from './outbox-item.ts';
import type { Answer, OutboxStorage, StoredOutbox } from './outbox-storage.ts';
import { Outbox, type Acknowledgement, type Progress, type Waiter } from './outbox.ts';
import { RecentOperations } from './recent-operations.ts';
import type { MutationTarget } from './mutation-target.ts';
import { prepareInput } from './prepare-input.ts';
import { problemError } from './problem-error.ts';
import type { SenderListener } from './sender.ts';
import { Shelf } from './shelf.ts';
import { skippedItems } from './skipped-items.ts';
import { touchedRecords } from './touched-records.ts';
import { trashedTask } from './trashed-task.ts';
import type { Withdrawals, WithdrawalsOptions } from './withdrawals.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The ids that the records of an input bear themselves. */
function ownIds(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const { id, items, subtasks } = value as Fields;
  return [id, ...[items, subtasks].flatMap((list) => (Array.isArray(list) ? list.flatMap(ownIds) : []))];
}

/** Names the records that a change writes beside those its input names; without a preview they may be any. */
function withRecords(draft: OutboxItem, changes: readonly Change[] | undefined): OutboxItem {
  if (changes === undefined) return { ...draft, touches: null };
  const touched = changes.map((change) => change.after.id);
  const created = changes.filter((change) => change.before === null).map((change) => change.after.id);
  return {
    ...draft,
    touches: draft.touches === null ? null : [...new Set([...draft.touches, ...touched])],
    creates: [...new Set([...draft.creates, ...created])],
  };
}

/** What the mutations ask of the rest of the client. */
export interface MutationsListener {
  /**
   * Lays one more change over the view; answers what it does there, undefined where that cannot be told yet, and how to
   * tell the screens once it is queued.
   */
  appended(item: OutboxItem): { readonly changes: readonly Change[] | undefined; readonly announce: () => void };
  /**
   * The pending changes of a workspace are others now (null: of the personal one); answers how many records look different.
   */
  pendingChanged(workspace_id: string | null): number;
  shelfChanged(): void;
  /** Something is ready to be sent. */
  flush(): void;
  signedOut(): void;
  /** Whether this client is the one that sends, and with it the one that empties the storage (C4). */
  leads(): boolean;
  /** How far the log of a workspace had got (null: of the personal one), if that is known. */
  position(workspace_id: string | null): Position | undefined;
  /** The queue or the shelf is another now, and why does not matter. */
  reconciled(): void;
}

export interface MutationsOptions {
  readonly storage: OutboxStorage;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly report: ReportError;
  /** The workspace in which an operation lands that names none. */
  readonly personalWorkspace: () => string | null;
  /** Refuses input that is wrong in itself, as far as that can be told yet. */
  readonly check: (operation: WriteName, input: Fields) => void;
  /** Undefined until the rules are loaded: then nothing is shown that could be taken back. */
  readonly newWithdrawals: (options: WithdrawalsOptions) => Withdrawals | undefined;
}

const takenAway = toProblem(new LockstepError('UNAVAILABLE', 'This was taken away in another window.'));

/** An operation that the stream has shown, with the seq of its last change. */
export type Shown = Pick<BatchFrame, 'op_id' | 'to'>;

/**
 * The way of a change from the person's hand to the log: prepared, shown, stored, sent, acknowledged, seen in the stream
 * (C1, C2); or refused, and then on the shelf (C5).
 */
export class Mutations implements SenderListener {
  readonly outbox = new Outbox();
  readonly shelf = new Shelf();
  /** What was made here: one's own changes are not announced as somebody else's. */
  readonly own = new RecentOperations();
  /** What the stream has shown: another client may still have it in the storage. */
  readonly #shown = new RecentOperations();
  readonly #options: MutationsOptions;
  readonly #listener: MutationsListener;
  #withdrawals: Withdrawals | undefined;
  /** While the storage is read: the op_ids of which this client knows more by now. */
  #ahead: Set<string> | undefined;
  #reading: Promise<void> | undefined;
  #readAgain = false;

  constructor(options: MutationsOptions, listener: MutationsListener) {
    this.#options = options;
    this.#listener = listener;
  }

  /** Takes up what an earlier run of the program left in the storage. */
  takeUp({ items, shelf }: Pick<StoredOutbox, 'items' | 'shelf'>): void {
    for (const item of items) this.own.add(item.op_id);
    this.outbox.takeUp(items);
    this.shelf.add(shelf);
    for (const workspace_id of new Set(items.map((item) => item.workspace_id))) {
      this.#listener.pendingChanged(workspace_id);
    }
    if (shelf.length > 0) this.#listener.shelfChanged();
  }

  /**
   * Queues a change. The screen shows it before this returns, or as soon as the rules are loaded. The undo of what was
   * never sent is done here (X10).
   *
   * @returns the server's answer
   * @throws LockstepError VALIDATION_FAILED at once where the input is wrong in itself and the rules are loaded; the
   * promise rejects with what the server refused.
   */
  execute(operation: WriteName, input: Fields, target: MutationTarget): Promise<Acknowledgement> {
    return this.#undoneHere(operation, input, target) ?? this.#execute(operation, input, target);
  }

  #execute(operation: WriteName, input: Fields, target: MutationTarget): Promise<Acknowledgement> {
    const draft = this.#draftOf(operation, input, target);
    return new Promise<Acknowledgement>((resolve, reject) => {
      const waiter = { answered: resolve, refused: (problem: Problem) => reject(problemError(problem)) };
      this.#queue(draft, waiter, (item) => this.#options.storage.append(item));
    });
  }

  /** Reads the storage again, since another client has written there (C4). */
  reconcile(): Promise<void> {
    this.#readAgain = this.#reading !== undefined;
    this.#reading ??= this.#reconcile()
      .catch(this.#options.report)
      .finally(() => {
        this.#reading = undefined;
      });
    return this.#reading;
  }

  /** Notes down that these may be sent from now on (S3, S5); they can be once that is stored. */
  mark(op_ids: readonly string[]): void {
    const { clock, storage } = this.#options;
    const positionOf = (item: OutboxItem) => this.#listener.position(item.workspace_id) ?? { epoch: '', seq: 0 };
    const marked = this.outbox.mark(op_ids, positionOf, clock.now());
    if (marked.length > 0) this.#persist(marked, storage.update(marked));
  }

  position(workspace_id: string | null): Position | undefined {
    return this.#listener.position(workspace_id);
  }

  acknowledged(op_id: string, ack: Acknowledgement): void {
    const item = this.outbox.item(op_id);
    this.#rebase(op_id, ack.seq);
    this.outbox.acknowledge(op_id, ack);
    const rest = item === undefined ? undefined : skippedItems(item, ack.result);
    if (item === undefined || rest === undefined) return;
    const fresh = this.#draftOf(item.operation, rest.input, { workspace_id: ack.workspace_id });
    this.#shelve([fresh], rest.problem);
  }

  refused(op_id: string, problem: Problem): void {
    this.#shelve(this.outbox.refuse(op_id, problem), problem);
  }

  signedOut(): void {
    this.#listener.signedOut();
  }

  /** The stream has shown an operation, and the replica has got this far (C2). */
  streamed(shown: Shown | undefined, progress: Progress): void {
    if (shown !== undefined) this.#rebase(shown.op_id, shown.to);
    const left = [...this.outbox.reached(progress)];
    if (shown !== undefined && this.outbox.show(shown.op_id)) left.push(shown.op_id);
    for (const op_id of left) this.#shown.add(op_id);
    if (left.length > 0) this.#release(left, progress);
  }

  /** The workspace is no longer ours: what was on its way there goes to the shelf (D6). */
  withdraw(workspace_id: string): void {
    const problem = toProblem(new LockstepError('FORBIDDEN', 'This workspace is no longer shared with you.'));
    this.#shelve(this.outbox.withdraw(workspace_id, problem), problem);
  }

  /**
   * Tries a refused change again, as it was or with other input, under a new op_id (S3). With `restore` the task in the
   * trash, for which it was refused, is brought back first (X4).
   */
  retry(op_id: string, input?: Fields, restore = false): boolean {
    const shelved = this.shelf.get(op_id);
    if (shelved === undefined) return false;
    const target = { workspace_id: shelved.workspace_id ?? undefined };
    const draft = this.#draftOf(shelved.operation, input ?? shelved.input, target);
    const task_id = restore ? trashedTask(shelved.problem) : undefined;
    if (task_id !== undefined) this.#execute('task.restore', { id: task_id }, target).catch(() => undefined);
    this.shelf.remove(op_id);
    this.#ahead?.add(op_id);
    this.#listener.shelfChanged();
    this.#queue(draft, undefined, async (item) => {
      // Tried again or given up in another tab meanwhile: once is enough.
      if (!(await this.#options.storage.unshelve(op_id, item))) this.#dealtWithElsewhere(item);
    });
    return true;
  }

  /** Gives a refused change up. */
  discard(op_id: string): boolean {
    if (this.shelf.get(op_id) === undefined) return false;
    this.shelf.remove(op_id);
    this.#ahead?.add(op_id);
    this.#background(this.#options.storage.unshelve(op_id, undefined));
    this.#listener.shelfChanged();
    return true;
  }

  /** Forgets everything, in the storage too: the person has said so. */
  clear(): void {
    this.#background(this.#options.storage.clear());
    this.leave();
  }

  /** Lets go of everything: another person is at the screen. What is in the storage waits for the one it belongs to. */
  leave(): void {
    const problem = toProblem(new LockstepError('UNAUTHENTICATED', 'Signed out before this was synced.'));
    this.outbox.clear(problem);
    this.shelf.clear();
    this.#withdrawals?.clear();
    this.#listener.shelfChanged();
  }

  #undoneHere(operation: WriteName, input: Fields, target: MutationTarget): Promise<Acknowledgement> | undefined {
    const { op_id, run_id } = input;
    if (operation !== 'change.undo' || typeof op_id !== 'string' || run_id !== undefined) return undefined;
    this.#withdrawals ??= this.#options.newWithdrawals({
      ...this.#options,
      outbox: this.outbox,
      shelf: this.shelf,
      shown: this.#shown,
      reconcile: () => this.reconcile(),
      position: (workspace_id) => this.position(workspace_id),
      execute: (...asked) => this.#execute(...asked),
      withdrawn: (item) => {
        this.#ahead?.add(item.op_id);
        return this.#listener.pendingChanged(item.workspace_id);
      },
    });
    return this.#withdrawals?.undo(op_id, target);
  }

  #draftOf(operation: WriteName, input: Fields, target: MutationTarget): OutboxItem {
    const { newId, clock, personalWorkspace, check } = this.#options;
    const prepared = prepareInput(operation, input, newId);
    check(operation, prepared);
    const op_id = target.op_id ?? newId();
    this.own.add(op_id);
    return {
      op_id,
      workspace_id: target.workspace_id ?? personalWorkspace(),
      operation,
      input: prepared,
      created_at: new Date(clock.now()).toISOString(),
      touches: touchedRecords(operation, prepared),
      creates: operation === 'task.add' ? (touchedRecords(operation, ownIds(prepared)) ?? []) : [],
    };
  }

  #queue(draft: OutboxItem, waiter: Waiter | undefined, write: (item: OutboxItem) => Promise<void>): void {
    const { changes, announce } = this.#listener.appended(draft);
    const item = this.#markedIfNext(withRecords(draft, changes));
    this.outbox.add(item, waiter);
    this.outbox.remembered(item, this.#options.clock.now());
    announce();
    this.#persist([item], write(item));
  }

  /** What will be sent as soon as it is stored is marked with the same write (S5). */
  #markedIfNext(item: OutboxItem): OutboxItem {
    const first_sent =
      this.#listener.leads() && this.outbox.isClear ? this.#listener.position(item.workspace_id) : undefined;
    return first_sent === undefined ? item : { ...item, first_sent };
  }

  #rebase(op_id: string, seq: number): void {
    // One client writes the queue anew, or two would send different inputs under one op_id (S3).
    if (!this.#listener.leads()) return;
    const rebased = this.outbox.rebase(op_id, seq);
    if (rebased.length > 0) this.#persist(rebased, this.#options.storage.update(rebased));
  }

  #persist(items: readonly OutboxItem[], write: Promise<readonly string[] | void>): void {
    for (const { op_id } of items) this.#ahead?.add(op_id);
    write.then(
      (gone) => {
        for (const op_id of gone ?? []) this.outbox.missing(op_id);
        for (const { op_id } of items) this.outbox.stored(op_id);
        // Another client has taken it back, or seen it done: the storage knows which (X10).
        if (gone?.length) void this.reconcile();
        return this.#listener.flush();
      },
      (error: unknown) => {
        // Not stored, not sent (C2): it goes where the person sees it.
        const unavailable = new LockstepError('UNAVAILABLE', 'The change could not be saved on this device.');
        for (const { op_id } of items) this.refused(op_id, toProblem(unavailable));
        this.#options.report(error);
      },
    );
  }

  /** What is in the log leaves the storage; the clients that share it are told where in the log it is. */
  #release(op_ids: readonly string[], progress: Progress): void {
    for (const op_id of op_ids) this.#ahead?.add(op_id);
    if (!this.#listener.leads()) return;
    const answers = op_ids.map((op_id): Answer => ({ ...progress, op_id, result: null }));
    this.#background(this.#options.storage.remove(op_ids, answers));
  }

  async #reconcile(): Promise<void> {
    do {
      this.#readAgain = false;
      const ahead = new Set<string>();
      this.#ahead = ahead;
      const stored = await this.#options.storage.load();
      this.#ahead = undefined;
      this.#adopt(stored, ahead);
    } while (this.#readAgain);
  }

  #adopt({ items, shelf, answers = [] }: StoredOutbox, ahead: ReadonlySet<string>): void {
    const seen = items.filter(({ op_id }) => this.#shown.has(op_id) && !ahead.has(op_id));
    const rest = items.filter((item) => !seen.includes(item));
    this.#releaseSeen(seen);
    const { came, went } = this.outbox.adopt(rest, ahead, (op_id) => this.#waiterElsewhere(op_id));
    for (const { op_id } of came) this.own.add(op_id);
    const shelved = shelf.filter(({ op_id }) => !ahead.has(op_id));
    this.shelf.replace([...shelved, ...this.shelf.items.filter(({ op_id }) => ahead.has(op_id))]);
    this.#learn(answers);
    const known = new Set(answers.map(({ op_id }) => op_id));
    for (const op_id of went.filter((id) => !known.has(id))) {
      this.outbox.drop(op_id, this.shelf.get(op_id)?.problem ?? takenAway);
    }
    this.#listener.reconciled();
  }

  /** The stream had shown these when another client was the one to take them from the storage, and it did not. */
  #releaseSeen(items: readonly OutboxItem[]): void {
    if (items.length === 0 || !this.#listener.leads()) return;
    const answers = items.flatMap((item): Answer[] => {
      const workspace_id = item.workspace_id ?? this.#options.personalWorkspace();
      const at = this.#listener.position(workspace_id);
      return at === undefined || workspace_id === null
        ? []
        : [{ ...at, op_id: item.op_id, workspace_id, result: null }];
    });
    this.#background(
      this.#options.storage.remove(
        items.map(({ op_id }) => op_id),
        answers,
      ),
    );
  }

  /** What other clients have heard of operations that are here, too. */
  #learn(answers: readonly Answer[]): void {
    for (const { op_id, result, ...at } of answers) {
      if (this.outbox.item(op_id) === undefined) continue;
      if (result === null) this.outbox.passed(op_id, { ...at, result: {} });
      else this.outbox.acknowledge(op_id, { ...at, result });
    }
  }

  /** In another tab somebody may wait for the answer: it is left for them in the storage. */
  #waiterElsewhere(op_id: string): Waiter {
    return {
      answered: (ack) => {
        if (this.#listener.leads()) this.#background(this.#options.storage.remove([], [{ ...ack, op_id }]));
      },
      refused: () => undefined,
    };
  }

  #dealtWithElsewhere(item: OutboxItem): void {
    this.outbox.drop(item.op_id, takenAway);
    this.#listener.pendingChanged(item.workspace_id);
  }

  #shelve(items: readonly OutboxItem[], problem: Problem): void {
    if (items.length === 0) return;
    const shelved_at = new Date(this.#options.clock.now()).toISOString();
    const shelved: ShelvedItem[] = items.map((item) => ({ ...item, problem, shelved_at }));
    this.shelf.add(shelved);
    for (const { op_id } of shelved) this.#ahead?.add(op_id);
    this.#background(this.#options.storage.shelve(shelved));
    for (const workspace_id of new Set(items.map((item) => item.workspace_id))) {
      this.#listener.pendingChanged(workspace_id);
    }
    this.#listener.shelfChanged();
  }

  #background(write: Promise<unknown>): void {
    write.catch(this.#options.report);
  }
}
