import type { OpenChannel } from '../../platform/channels.ts';
import type { Clock } from '../../platform/clock.ts';
import type { DatabaseConnection, IndexedDb } from '../../platform/indexed-db.ts';
import type { Locks } from '../../platform/locks.ts';
import type { ClientStorage, PersonalStorage } from '../client-storage.ts';
import { StorageError } from '../storage-problem.ts';
import { answered, Database } from './database.ts';
import { PersonDatabase } from './person-database.ts';

export interface IndexedDbStorageOptions {
  /** Looked up when it is first needed, so that a page can be drawn on a server. */
  readonly indexedDb: () => IndexedDb | undefined;
  readonly locks: Locks;
  readonly openChannel: OpenChannel;
  readonly clock: Clock;
  /** The server's address: what is kept of one server is nothing to another. */
  readonly server: string;
}

/**
 * Keeps everything in IndexedDB: a database for each person, `lockstep SERVER USER_ID`, and a small one, `lockstep SERVER`,
 * that says who was here last.
 */
export class IndexedDbStorage implements ClientStorage {
  readonly #options: IndexedDbStorageOptions;
  #directory: Database | undefined;

  constructor(options: IndexedDbStorageOptions) {
    this.#options = options;
  }

  async last(): Promise<PersonalStorage | undefined> {
    const scope = { stores: ['facts'], mode: 'readonly', durability: 'relaxed' } as const;
    const last = await this.#openDirectory().transact(scope, (stores) => answered(stores('facts').get('last')));
    return typeof last === 'string' ? this.#place(last) : undefined;
  }

  async open(user_id: string): Promise<PersonalStorage> {
    await this.#setLast(user_id);
    return this.#place(user_id);
  }

  leave(): Promise<void> {
    return this.#setLast(undefined);
  }

  async #setLast(user_id: string | undefined): Promise<void> {
    const scope = { stores: ['facts'], mode: 'readwrite', durability: 'strict' } as const;
    await this.#openDirectory().transact(scope, async (stores) => {
      const facts = stores('facts');
      await answered<unknown>(user_id === undefined ? facts.delete('last') : facts.put(user_id, 'last'));
    });
  }

  #openDirectory(): Database {
    const { clock, server } = this.#options;
    const upgrade = (connection: DatabaseConnection) => connection.createObjectStore('facts');
    this.#directory ??= new Database({
      indexedDb: this.#found(),
      clock,
      name: `lockstep ${server}`,
      version: 1,
      upgrade,
    });
    return this.#directory;
  }

  #found(): IndexedDb {
    const found = this.#options.indexedDb();
    if (found === undefined) throw new StorageError('unavailable');
    return found;
  }

  #place(user_id: string): PersonalStorage {
    const { clock, server, locks, openChannel } = this.#options;
    return new PersonDatabase({ indexedDb: this.#found(), clock, locks, openChannel, server, user_id });
  }
}
