import { MemoryOutboxStorage } from '../outbox/memory-outbox-storage.ts';
import type { OutboxItem, ShelvedItem } from '../outbox/outbox-item.ts';
import type { Answer, OutboxStorage, StoredOutbox } from '../outbox/outbox-storage.ts';
import type { ReportError } from '../platform/report-error.ts';
import type { ClientStorage, PersonalStorage } from './client-storage.ts';
import type { Neighbours, Nudge } from './neighbours.ts';
import { OutboxOnlyStorage } from './outbox-only-storage.ts';
import type { KeptReplicas, ReplicaCache } from './replica-cache.ts';
import { storageProblemOf, type StorageProblem } from './storage-problem.ts';

/** What an earlier run has left. */
export interface Left {
  readonly items: readonly OutboxItem[];
  readonly shelf: readonly ShelvedItem[];
  readonly kept: KeptReplicas | undefined;
}

export interface KeeperOptions {
  readonly storage: ClientStorage;
  readonly report: ReportError;
  /** `durable` or `problem` may be others now. */
  readonly changed: () => void;
  /** Another client on the same place has changed something. */
  readonly nudged: (what: Nudge) => void;
}

/**
 * Has the place of whoever is signed in, and is their outbox: before it is known whose that is, writing waits, since one
 * person's changes must not lie about where another finds them. A storage that fails is replaced by memory.
 */
export class Keeper implements OutboxStorage {
  readonly #options: KeeperOptions;
  #place: PersonalStorage | undefined;
  /** The place once it is certain that it is the right one. */
  #entered = Promise.withResolvers<PersonalStorage>();
  #isEntered = false;
  #failure: StorageProblem | null = null;

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  get durable(): boolean {
    return this.#place?.outbox.durable === true;
  }

  /** Why what should be kept on this device is not, or not all of it. */
  get problem(): StorageProblem | null {
    return this.#place?.outbox.problem ?? this.#failure;
  }

  /** Whose place it is, as far as that is known. */
  get user_id(): string | undefined {
    return this.#place?.user_id;
  }

  get cache(): ReplicaCache | undefined {
    return this.#place?.cache;
  }

  /** Other clients on the same place; undefined: there are none, or this one goes on without the storage by itself. */
  get neighbours(): Neighbours | undefined {
    return this.durable ? this.#place?.neighbours : undefined;
  }

  /**
   * What the person left who was here last; undefined if there is none. Nothing is written there before `confirm` has said
   * that it is the same person.
   */
  async last(): Promise<Left | undefined> {
    try {
      const place = await this.#options.storage.last();
      if (place === undefined) return undefined;
      this.#place = place;
      if (place.user_id === undefined) this.confirm();
      return await this.#read(place);
    } catch (error) {
      this.failed(storageProblemOf(error));
      return undefined;
    }
  }

  /** Whether it would take another place for this person. */
  isElsewhere(user_id: string): boolean {
    return this.#place === undefined || (this.#place.user_id ?? user_id) !== user_id;
  }

  confirm(): void {
    if (this.#place === undefined || this.#isEntered) return;
    this.#isEntered = true;
    this.#entered.resolve(this.#place);
    this.#place.neighbours?.listen((what) => this.#options.nudged(what));
  }

  /** Takes the place of this person. */
  async enter(user_id: string): Promise<Left> {
    this.leave();
    this.#place = await this.#open(user_id);
    this.confirm();
    return this.#read(this.#place);
  }

  /** Gives the place back, with all that is in it. */
  leave(): void {
    if (this.#place?.user_id === undefined) return;
    this.#place.close();
    this.#place = undefined;
    if (this.#isEntered) this.#entered = Promise.withResolvers();
    this.#isEntered = false;
  }

  /** Nobody is signed in any more: the next start finds nobody, and of the person only what still waits to be sent. */
  async forget(): Promise<void> {
    const place = this.#place;
    try {
      await this.#options.storage.leave();
      place?.neighbours?.nudge('person');
      await place?.erase();
    } catch (error) {
      this.failed(storageProblemOf(error));
    }
    if (this.#place === place) this.leave();
  }

  /** Whether this person is still the one that the next start would find. */
  async isCurrent(): Promise<boolean> {
    try {
      return (await this.#options.storage.last())?.user_id === this.user_id;
    } catch {
      return true;
    }
  }

  failed(problem: StorageProblem): void {
    this.#failure = problem;
    this.#options.changed();
  }

  load(): Promise<StoredOutbox> {
    return this.#run((outbox) => outbox.load());
  }

  append(item: OutboxItem): Promise<void> {
    return this.#write((outbox) => outbox.append(item));
  }

  update(items: readonly OutboxItem[]): Promise<readonly string[]> {
    return this.#write((outbox) => outbox.update(items));
  }

  withdraw(op_id: string, may: (items: readonly OutboxItem[]) => boolean): Promise<boolean> {
    return this.#write((outbox) => outbox.withdraw(op_id, may));
  }

  remove(op_ids: readonly string[], answers?: readonly Answer[]): Promise<void> {
    return this.#write((outbox) => outbox.remove(op_ids, answers));
  }

  shelve(items: readonly ShelvedItem[]): Promise<void> {
    return this.#write((outbox) => outbox.shelve(items));
  }

  unshelve(op_id: string, replacement: OutboxItem | undefined): Promise<boolean> {
    return this.#write((outbox) => outbox.unshelve(op_id, replacement));
  }

  clear(): Promise<void> {
    return this.#write((outbox) => outbox.clear());
  }

  async #open(user_id: string): Promise<PersonalStorage> {
    try {
      return await this.#options.storage.open(user_id);
    } catch (error) {
      this.failed(storageProblemOf(error));
      return new OutboxOnlyStorage(new MemoryOutboxStorage(), user_id).open();
    }
  }

  async #read({ outbox, cache }: PersonalStorage): Promise<Left> {
    const [{ items, shelf }, kept] = await Promise.all([outbox.load(), this.#readCache(cache)]);
    this.#options.changed();
    return { items, shelf, kept };
  }

  /** A cache that cannot be read is none. */
  async #readCache(cache: ReplicaCache | undefined): Promise<KeptReplicas | undefined> {
    try {
      return await cache?.load();
    } catch (error) {
      this.failed(storageProblemOf(error));
      return undefined;
    }
  }

  async #write<Result>(work: (outbox: OutboxStorage) => Promise<Result>): Promise<Result> {
    const result = await this.#run(work);
    this.#place?.neighbours?.nudge('outbox');
    return result;
  }

  async #run<Result>(work: (outbox: OutboxStorage) => Promise<Result>): Promise<Result> {
    const place = this.#isEntered ? this.#place : undefined;
    const { outbox } = place ?? (await this.#entered.promise);
    const before = outbox.problem;
    try {
      return await work(outbox);
    } finally {
      if (outbox.problem !== before) this.#options.changed();
    }
  }
}
