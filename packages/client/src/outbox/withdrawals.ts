import type { WriteName } from '@lockstep/protocol';
import { LockstepError, toProblem } from '@lockstep/protocol/schemaless';
import type { ReportError } from '../platform/report-error.ts';
import { canWithdraw } from './can-withdraw.ts';
import type { MutationTarget } from './mutation-target.ts';
import type { OutboxItem, Position } from './outbox-item.ts';
import type { OutboxStorage } from './outbox-storage.ts';
import type { Acknowledgement, Outbox } from './outbox.ts';
import type { RecentOperations } from './recent-operations.ts';
import type { Shelf } from './shelf.ts';

/** So many can be done again. */
const kept = 100;

const undone = toProblem(new LockstepError('CONFLICT', 'This was undone before it was sent.'));

interface Withdrawn {
  readonly item: OutboxItem;
  /** How many records went back. */
  readonly reverted: number;
}

export interface WithdrawalsOptions {
  readonly outbox: Outbox;
  readonly storage: Pick<OutboxStorage, 'withdraw'>;
  readonly report: ReportError;
  readonly newId: () => string;
  /** The workspace in which an operation lands that names none. */
  readonly personalWorkspace: () => string | null;
  readonly position: (workspace_id: string | null) => Position | undefined;
  readonly execute: (
    operation: WriteName,
    input: OutboxItem['input'],
    target: MutationTarget,
  ) => Promise<Acknowledgement>;
  /** It is in the queue no more; answers how many records look different now. */
  readonly withdrawn: (item: OutboxItem) => number;
  readonly shelf: Shelf;
  /** What the stream has shown. */
  readonly shown: RecentOperations;
  /** Reads the storage again. */
  readonly reconcile: () => Promise<void>;
}

/** Takes back on the device what was never sent, and does it again on demand: no server need be there (X10). */
export class Withdrawals {
  readonly #options: WithdrawalsOptions;
  readonly #underWay = new Set<string>();
  /** By the op_id of the undo; another map for another person. */
  #withdrawn = new Map<string, Withdrawn>();

  constructor(options: WithdrawalsOptions) {
    this.#options = options;
  }

  /** Answers as the server would; undefined: it is the server's to do. */
  undo(op_id: string, target: MutationTarget): Promise<Acknowledgement> | undefined {
    const undo_id = target.op_id ?? this.#options.newId();
    const redone = this.#withdrawn.get(op_id);
    if (redone !== undefined) return this.#redo(redone, op_id, undo_id);
    const { outbox, personalWorkspace } = this.#options;
    const before = [...this.#withdrawn.values()].find(({ item }) => item.op_id === op_id);
    if (before !== undefined) return Promise.resolve(this.#answer(before.item, 0));
    // What is on its way out of the storage will be gone by the time that this one's turn comes there.
    const items = outbox.pending().filter((item) => item.op_id === op_id || !this.#underWay.has(item.op_id));
    const item = outbox.item(op_id);
    const somewhere = (item?.workspace_id ?? personalWorkspace()) !== null;
    return item !== undefined && somewhere && canWithdraw(items, op_id)
      ? this.#withdraw(item, undo_id, target)
      : undefined;
  }

  /** Another person is at the screen. */
  clear(): void {
    this.#withdrawn = new Map();
  }

  async #withdraw(item: OutboxItem, undo_id: string, target: MutationTarget): Promise<Acknowledgement> {
    const { op_id } = item;
    const { outbox, storage, report, withdrawn, execute } = this.#options;
    const mine = this.#withdrawn;
    this.#underWay.add(op_id);
    const taken = await storage
      .withdraw(op_id, (items) => canWithdraw(items, op_id))
      .catch((error: unknown) => {
        report(error);
        return false;
      });
    this.#underWay.delete(op_id);
    const gone = !taken && (await this.#isGone(op_id));
    if (mine !== this.#withdrawn) throw new LockstepError('UNAUTHENTICATED', 'Signed out before this was undone.');
    if (gone) return this.#answer(item, 0);
    if (!taken) return execute('change.undo', { op_id }, { ...target, op_id: undo_id });
    outbox.drop(op_id, undone);
    const reverted = withdrawn(item);
    mine.set(undo_id, { item, reverted });
    const [oldest] = mine.keys();
    if (mine.size > kept && oldest !== undefined) mine.delete(oldest);
    return this.#answer(item, reverted);
  }

  /** Whether another client has taken it out of the queue, and it was not done. */
  async #isGone(op_id: string): Promise<boolean> {
    const { outbox, shelf, shown, reconcile } = this.#options;
    await reconcile();
    return outbox.item(op_id) === undefined && shelf.get(op_id) === undefined && !shown.has(op_id);
  }

  /** Redo is the undo of the undo (X5): the same change, under the op_id of this one. */
  async #redo({ item, reverted }: Withdrawn, withdrawn_by: string, op_id: string): Promise<Acknowledgement> {
    this.#withdrawn.delete(withdrawn_by);
    const { operation, input, workspace_id } = item;
    const ack = await this.#options.execute(operation, input, { workspace_id: workspace_id ?? undefined, op_id });
    return operation === 'change.undo' ? ack : { ...ack, result: { reverted, kept: [] } };
  }

  #answer({ workspace_id }: OutboxItem, reverted: number): Acknowledgement {
    const { position, personalWorkspace } = this.#options;
    return {
      ...(position(workspace_id) ?? { epoch: '', seq: 0 }),
      workspace_id: workspace_id ?? personalWorkspace() ?? '',
      result: { reverted, kept: [] },
    };
  }
}
