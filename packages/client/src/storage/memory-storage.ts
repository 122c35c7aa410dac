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
    const place = this.#places.get(user_id) ?? this.#newPlace(user_id);
    this.#places.set(user_id, place);
    return Promise.resolve(place);
  }

  leave(): Promise<void> {
    this.#last = undefined;
    return Promise.resolve();
  }

  #newPlace(user_id: string): PersonalStorage {
    const cache = new MemoryReplicaCache();
    const erase = async () => {
      await cache.clear();
      await cache.note({ profile: null });
    };
    const outbox = new MemoryOutboxStorage();
    return { user_id, outbox, cache, neighbours: undefined, close: () => undefined, erase };
  }
}
