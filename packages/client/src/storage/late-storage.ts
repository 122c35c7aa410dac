import type { ClientStorage, PersonalStorage } from './client-storage.ts';
import { StorageError } from './storage-problem.ts';

/** A storage whose code is loaded when it is first used: pages that keep nothing do not pay for it. */
export class LateStorage implements ClientStorage {
  readonly #load: () => Promise<ClientStorage>;
  #loaded: Promise<ClientStorage> | undefined;

  constructor(load: () => Promise<ClientStorage>) {
    this.#load = load;
  }

  async last(): Promise<PersonalStorage | undefined> {
    return (await this.#storage()).last();
  }

  async open(user_id: string): Promise<PersonalStorage> {
    return (await this.#storage()).open(user_id);
  }

  async leave(): Promise<void> {
    await (await this.#storage()).leave();
  }

  #storage(): Promise<ClientStorage> {
    this.#loaded ??= this.#load().catch((cause: unknown) => {
      this.#loaded = undefined;
      throw new StorageError('unavailable', { cause });
    });
    return this.#loaded;
  }
}
