import type { OpenChannel } from '../../platform/channels.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IndexedDb } from '../../platform/indexed-db.ts';
import type { Locks } from '../../platform/locks.ts';
import type { PersonalStorage } from '../client-storage.ts';
import { SafeOutbox } from '../safe-outbox.ts';
import { answered, Database } from './database.ts';
import { IndexedDbCache } from './indexed-db-cache.ts';
import { IndexedDbOutbox } from './indexed-db-outbox.ts';
import { personVersion, upgradePerson } from './person-schema.ts';
import { Tabs } from './tabs.ts';

export interface PersonDatabaseOptions {
  readonly indexedDb: IndexedDb;
  readonly clock: Clock;
  readonly locks: Locks;
  readonly openChannel: OpenChannel;
  readonly server: string;
  readonly user_id: string;
}

const everything = ['outbox', 'shelf', 'answers', 'workspaces', 'records', 'facts'];

/** One person's database, and the tabs that share it. */
export class PersonDatabase implements PersonalStorage {
  readonly user_id: string;
  readonly outbox: SafeOutbox;
  readonly cache: IndexedDbCache;
  readonly neighbours: Tabs;
  readonly #database: Database;
  readonly #remove: () => void;

  constructor({ indexedDb, clock, locks, openChannel, server, user_id }: PersonDatabaseOptions) {
    const name = `lockstep ${server} ${user_id}`;
    const database = new Database({ indexedDb, clock, name, version: personVersion, upgrade: upgradePerson });
    this.user_id = user_id;
    this.#database = database;
    this.cache = new IndexedDbCache(database, indexedDb.KeyRange);
    this.outbox = new SafeOutbox({ inner: new IndexedDbOutbox(database), makeRoom: () => this.cache.clear() });
    this.neighbours = new Tabs({ locks, openChannel, name });
    this.#remove = () => void indexedDb.factory.deleteDatabase(name);
  }

  close(): void {
    this.neighbours.close();
    this.#database.close();
  }

  async erase(): Promise<void> {
    const scope = { stores: everything, mode: 'readwrite', durability: 'strict' } as const;
    const waiting = await this.#database.transact(scope, async (stores) => {
      for (const name of ['answers', 'workspaces', 'records', 'facts']) await answered(stores(name).clear());
      return (await answered(stores('outbox').count())) + (await answered(stores('shelf').count()));
    });
    this.close();
    // It is empty; that it is there at all need not be known either.
    if (waiting === 0) this.#remove();
  }
}
