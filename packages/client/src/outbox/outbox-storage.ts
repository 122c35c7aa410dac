import type { StorageProblem } from '../storage/storage-problem.ts';
import type { OutboxItem, ShelvedItem } from './outbox-item.ts';

/** What became of an operation, for other clients on the same storage: it is in the log at or before `seq` (C4). */
export interface Answer {
  readonly op_id: string;
  readonly epoch: string;
  readonly workspace_id: string;
  readonly seq: number;
  /** What the server answered; null: only the stream has shown it yet. */
  readonly result: Readonly<Record<string, unknown>> | null;
}

/** Everything that an outbox's storage has. */
export interface StoredOutbox {
  /** In the order in which they were appended. */
  readonly items: readonly OutboxItem[];
  readonly shelf: readonly ShelvedItem[];
  /** Of a storage that several clients share: the latest answers. */
  readonly answers?: readonly Answer[];
}

/**
 * Where the outbox is kept (C2, C3). Each method is one transaction; it resolves when what it wrote will survive as long
 * as the storage claims. An item that is not stored is not sent.
 */
export interface OutboxStorage {
  /** Whether what is stored survives the end of this process; only then may a screen say "saved on this device". */
  readonly durable: boolean;
  /** Why it is not durable although it should be. */
  readonly problem?: StorageProblem | null;
  load(): Promise<StoredOutbox>;
  /** Adds an item at the end. */
  append(item: OutboxItem): Promise<void>;
  /**
   * Puts items in the place of those with their op_ids; one that is there no more does not come back.
   *
   * @returns the op_ids that are there no more: they must not be sent
   */
  update(items: readonly OutboxItem[]): Promise<readonly string[]>;
  /**
   * Takes an item from the queue if `may` says so of all the items that are stored: judged and done in one (X10).
   *
   * @returns false, and nothing has changed, if it does not
   */
  withdraw(op_id: string, may: (items: readonly OutboxItem[]) => boolean): Promise<boolean>;
  /** Takes items from the queue; a storage that several clients share keeps the answers for the others. */
  remove(op_ids: readonly string[], answers?: readonly Answer[]): Promise<void>;
  /** Takes the items from the queue and puts them on the shelf, both or neither. */
  shelve(items: readonly ShelvedItem[]): Promise<void>;
  /**
   * Takes an item from the shelf and, where another takes its place, queues that, both or neither.
   *
   * @returns false, and nothing has changed, if it was not on the shelf any more
   */
  unshelve(op_id: string, replacement: OutboxItem | undefined): Promise<boolean>;
  clear(): Promise<void>;
}
