import * as fake from 'fake-indexeddb';
import type { Channel, OpenChannel } from '../../platform/channels.ts';
import type { Clock } from '../../platform/clock.ts';
import type { DatabaseConnection, DatabaseTransaction, IndexedDb } from '../../platform/indexed-db.ts';
import type { Locks } from '../../platform/locks.ts';
import { IndexedDbStorage } from './indexed-db-storage.ts';

const {
  IDBFactory,
  IDBKeyRange,
  forceCloseDatabase: forceClose,
} = fake as unknown as {
  readonly IDBFactory: new () => IndexedDb['factory'];
  readonly IDBKeyRange: IndexedDb['KeyRange'];
  readonly forceCloseDatabase: (connection: DatabaseConnection) => void;
};

/** What a program's request meets once the program is gone. */
class GoneError extends Error {}

function intercept<Target extends object>(target: Target, call: (name: string, run: () => unknown) => unknown): Target {
  return new Proxy(target, {
    get(_, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => call(String(name), () => Reflect.apply(value, target, args) as unknown);
    },
    set: (_, name, value) => Reflect.set(target, name, value, target),
  });
}

/** One running program's view of the disk: at a request of the test's choice it dies, and nothing of it goes on. */
export class FakeProgram {
  /** How many requests it may still make. */
  requestsLeft = Number.POSITIVE_INFINITY;
  /** Requests made so far. */
  requests = 0;
  /** Refuses writes with this, as a browser does. */
  refusal: Error | undefined;
  readonly indexedDb: IndexedDb;
  readonly locks: Locks;
  readonly openChannel: OpenChannel;
  readonly #disk: FakeDisk;
  readonly #connections = new Set<DatabaseConnection>();
  readonly #transactions = new Set<DatabaseTransaction>();
  #dead = false;

  constructor(disk: FakeDisk, factory: IndexedDb['factory']) {
    this.#disk = disk;
    const open = (name: string, version: number) => {
      this.#live();
      const request = factory.open(name, version);
      return new Proxy(request, {
        get: (_, field) => {
          const value: unknown = Reflect.get(request, field, request);
          if (typeof value === 'function') return value.bind(request) as unknown;
          if (field !== 'result') return value;
          this.#connections.add(value as DatabaseConnection);
          return this.#watch(value as DatabaseConnection);
        },
        set: (_, field, value) => Reflect.set(request, field, value, request),
      });
    };
    const deleteDatabase = (name: string) => {
      this.#live();
      return factory.deleteDatabase(name);
    };
    this.locks = { request: (name, granted) => disk.requestLock(name, this, granted) };
    this.openChannel = (name) => disk.openChannel(name, this);
    this.indexedDb = { factory: { open, deleteDatabase }, KeyRange: IDBKeyRange };
  }

  /** The storage as this program has it. */
  storage(clock: Clock): IndexedDbStorage {
    const { locks, openChannel } = this;
    return new IndexedDbStorage({
      indexedDb: () => this.indexedDb,
      locks,
      openChannel,
      clock,
      server: 'http://server',
    });
  }

  get dead(): boolean {
    return this.#dead;
  }

  /** The program is gone: what it had not committed never was. */
  die(): void {
    if (this.#dead) return;
    this.#dead = true;
    for (const transaction of this.#transactions) {
      try {
        transaction.abort();
      } catch {
        // It was over already.
      }
    }
    for (const connection of this.#connections) connection.close();
    this.#disk.died(this);
  }

  /** The browser takes all connections away, as it does from pages in the background. */
  loseConnections(): void {
    for (const connection of this.#connections) forceClose(connection);
    this.#connections.clear();
  }

  #live(): void {
    if (this.#dead) throw new GoneError('The program is gone.');
  }

  #request(name: string): void {
    this.#live();
    if (this.requestsLeft <= 0) this.die();
    this.#live();
    this.requestsLeft -= 1;
    this.requests += 1;
    if (this.refusal !== undefined && name === 'put') throw this.refusal;
  }

  #watch(connection: DatabaseConnection): DatabaseConnection {
    return intercept(connection, (name, run) => {
      if (name !== 'transaction') return run();
      this.#live();
      const transaction = run() as DatabaseTransaction;
      this.#transactions.add(transaction);
      this.#disk.began(transaction);
      return intercept(transaction, (method, go) => {
        const value = go();
        if (method !== 'objectStore') return value;
        return intercept(value as object, (request, make) => {
          if (request !== 'index') this.#request(request);
          return make();
        });
      });
    });
  }
}

interface Claim {
  readonly program: FakeProgram;
  readonly granted: () => void;
  held: boolean;
}

interface OpenEnd {
  readonly name: string;
  readonly program: FakeProgram;
  readonly listeners: ((event: { readonly data: unknown }) => void)[];
}

/** IndexedDB, Web Locks and BroadcastChannel as several programs see them, one after the other or at once. */
export class FakeDisk {
  readonly #factory = new IDBFactory();
  readonly #locks = new Map<string, Claim[]>();
  readonly #channels = new Set<OpenEnd>();
  #running = 0;

  /** A program starts, a tab say. */
  start(): FakeProgram {
    return new FakeProgram(this, this.#factory);
  }

  requestLock(name: string, program: FakeProgram, granted: () => void): () => void {
    const claim: Claim = { program, granted, held: false };
    this.#locks.set(name, [...(this.#locks.get(name) ?? []), claim]);
    this.#grant(name);
    return () => {
      this.#locks.set(
        name,
        (this.#locks.get(name) ?? []).filter((other) => other !== claim),
      );
      this.#grant(name);
    };
  }

  openChannel(name: string, program: FakeProgram): Channel {
    const end: OpenEnd = { name, program, listeners: [] };
    this.#channels.add(end);
    return {
      addEventListener: (_, listener) => void end.listeners.push(listener),
      close: () => void this.#channels.delete(end),
      postMessage: (data) => {
        if (program.dead) return;
        for (const other of this.#channels) {
          if (other === end || other.name !== name) continue;
          setImmediate(() => {
            if (this.#channels.has(other)) for (const listener of other.listeners) listener({ data });
          });
        }
      },
    };
  }

  /** What a program held falls free with it. */
  died(program: FakeProgram): void {
    for (const end of this.#channels) if (end.program === program) this.#channels.delete(end);
    for (const [name, claims] of this.#locks) {
      this.#locks.set(
        name,
        claims.filter((claim) => claim.program !== program),
      );
      this.#grant(name);
    }
  }

  #grant(name: string): void {
    setImmediate(() => {
      const [first] = this.#locks.get(name) ?? [];
      if (first === undefined || first.held) return;
      first.held = true;
      first.granted();
    });
  }

  /** Counts a transaction until it is over. */
  began(transaction: DatabaseTransaction): void {
    this.#running += 1;
    const over = () => {
      this.#running -= 1;
    };
    transaction.addEventListener('complete', over);
    transaction.addEventListener('abort', over);
  }

  /** Lets a little of what is under way happen. */
  async turns(count: number): Promise<void> {
    for (let turn = 0; turn < count; turn += 1) {
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
  }

  /** Until nothing is being read or written, and nobody follows up on it. */
  async quiet(): Promise<void> {
    for (let calm = 0; calm < 8;) {
      await this.turns(1);
      calm = this.#running === 0 ? calm + 1 : 0;
    }
  }
}
