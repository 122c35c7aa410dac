import { MemoryOutboxStorage } from '../outbox/memory-outbox-storage.ts';
import type { ClientStorage, PersonalStorage } from './client-storage.ts';
import { MemoryReplicaCache } from './memory-replica-cache.ts';

/** Outlives its clients, but not the process: for programs that make several of them, and tests. */
export class MemoryStorage implements ClientStorage {
  readonly #places = new Map<string, PersonalStorage>();
  #last: string | undefined;

  last(): Promise<PersonalStorage | undefined> {
    return Promise.resolve(this.#last === undefined ? undefined : this.#places.get(this.#last));
  }

  open(user_id: string): Promise<PersonalStorage> {
    this.#last = user_id;
    const place = this.#places.get(user_id) ?? {
      user_id,
      outbox: new MemoryOutboxStorage(),
      cache: new MemoryReplicaCache(),
      shared: false,
      close: () => undefined,
    };
    this.#places.set(user_id, place);
    return Promise.resolve(place);
  }

  leave(): Promise<void> {
    this.#last = undefined;
    return Promise.resolve();
  }
}
