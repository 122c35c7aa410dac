import type { StorageProblem } from '../storage/storage-problem.ts';
import type { OutboxItem, ShelvedItem } from './outbox-item.ts';

/**
 * Where the outbox is kept (C2, C3). Each method is one transaction; it resolves when what it wrote will survive as long
 * as the storage claims. An item that is not stored is not sent.
 */
export interface OutboxStorage {
  /** Whether what is stored survives the end of this process; only then may a screen say "saved on this device". */
  readonly durable: boolean;
  /** Why it is not durable although it should be. */
  readonly problem?: StorageProblem | null;
  /** Everything, in the order in which it was appended. */
  load(): Promise<{ readonly items: readonly OutboxItem[]; readonly shelf: readonly ShelvedItem[] }>;
  /** Adds an item at the end, or puts it in the place of the one with its op_id. */
  append(item: OutboxItem): Promise<void>;
  remove(op_ids: readonly string[]): Promise<void>;
  /** Takes the items from the queue and puts them on the shelf, both or neither. */
  shelve(items: readonly ShelvedItem[]): Promise<void>;
  /** Takes an item from the shelf and, where another takes its place, queues that, both or neither. */
  unshelve(op_id: string, replacement: OutboxItem | undefined): Promise<void>;
  clear(): Promise<void>;
}
