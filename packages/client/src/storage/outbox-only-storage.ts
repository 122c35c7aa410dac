import type { OutboxStorage } from '../outbox/outbox-storage.ts';
import type { ClientStorage, PersonalStorage } from './client-storage.ts';

/** One outbox, for whoever signs in unless it is said for whom, and nothing else that is kept. */
export class OutboxOnlyStorage implements ClientStorage {
  readonly #place: PersonalStorage;

  constructor(outbox: OutboxStorage, user_id?: string) {
    this.#place = {
      user_id,
      outbox,
      cache: undefined,
      neighbours: undefined,
      close: () => undefined,
      erase: () => Promise.resolve(),
    };
  }

  last(): Promise<PersonalStorage> {
    return Promise.resolve(this.#place);
  }

  open(): Promise<PersonalStorage> {
    return Promise.resolve(this.#place);
  }

  leave(): Promise<void> {
    return Promise.resolve();
  }
}
