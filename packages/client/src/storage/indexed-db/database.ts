import type { Clock } from '../../platform/clock.ts';
import type {
  DatabaseConnection,
  DatabaseRequest,
  DatabaseStore,
  DatabaseTransaction,
  IndexedDb,
} from '../../platform/indexed-db.ts';
import { StorageError, storageProblemOf } from '../storage-problem.ts';

/** A browser that neither opens a database nor says why is not waited for any longer. */
const openMs = 5000;

export interface DatabaseOptions {
  readonly indexedDb: IndexedDb;
  readonly clock: Clock;
  readonly name: string;
  readonly version: number;
  /** Makes the stores that a database of an older version lacks; 0 is one that is new. */
  readonly upgrade: (connection: DatabaseConnection, from: number) => void;
}

/** What a transaction spans, and how far it must have got before it counts. */
export interface TransactionScope {
  readonly stores: readonly string[];
  readonly mode: 'readonly' | 'readwrite';
  readonly durability: 'strict' | 'relaxed';
}

export type Stores = (name: string) => DatabaseStore;

/** A request's answer. The transaction stays open while what follows upon it asks for more. */
export function answered<Result>(request: DatabaseRequest<Result>): Promise<Result> {
  const answer = new Promise<Result>((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new StorageError('failed')));
  });
  // Where several are made at once and one fails, nobody waits for the rest any more.
  answer.catch(() => undefined);
  return answer;
}

function completed(transaction: DatabaseTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', resolve);
    transaction.addEventListener('abort', () => reject(transaction.error ?? new StorageError('failed')));
  });
}

async function perform<Result>(
  transaction: DatabaseTransaction,
  work: (stores: Stores) => Promise<Result>,
): Promise<Result> {
  const end = completed(transaction);
  // The work's own error says more than the abort that it brings about.
  end.catch(() => undefined);
  let result: Result;
  try {
    result = await work((name) => transaction.objectStore(name));
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // A failed request has aborted it already.
    }
    throw error;
  }
  await end;
  return result;
}

/**
 * One database of IndexedDB, opened when it is first used and anew whenever the connection is lost: browsers take it from
 * pages in the background, and a newer version of this program asks for it (C8).
 */
export class Database {
  readonly #options: DatabaseOptions;
  #opening: Promise<DatabaseConnection> | undefined;

  constructor(options: DatabaseOptions) {
    this.#options = options;
  }

  /**
   * All of `work` or nothing. It resolves when the transaction has been completed, with the durability asked for.
   *
   * @throws StorageError
   */
  async transact<Result>(scope: TransactionScope, work: (stores: Stores) => Promise<Result>): Promise<Result> {
    try {
      return await perform(await this.#begin(scope), work);
    } catch (error) {
      throw error instanceof StorageError ? error : new StorageError(storageProblemOf(error), { cause: error });
    }
  }

  close(): void {
    const opening = this.#opening;
    this.#opening = undefined;
    // Whoever asked for it hears of a failure to open.
    void opening?.then(
      (connection) => connection.close(),
      () => undefined,
    );
  }

  async #begin(scope: TransactionScope): Promise<DatabaseTransaction> {
    const { stores, mode, durability } = scope;
    const begin = async () => (await this.#connection()).transaction([...stores], mode, { durability });
    try {
      return await begin();
    } catch (error) {
      // The connection was being closed under us: once more, on a fresh one.
      if (!(error instanceof Error) || error.name !== 'InvalidStateError') throw error;
      this.#opening = undefined;
      return begin();
    }
  }

  #connection(): Promise<DatabaseConnection> {
    this.#opening ??= this.#open().catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  #open(): Promise<DatabaseConnection> {
    const { indexedDb, clock, name, version, upgrade } = this.#options;
    return new Promise((resolve, reject) => {
      let blocked = false;
      let late = false;
      const request = indexedDb.factory.open(name, version);
      const cancel = clock.schedule(openMs, () => {
        late = true;
        reject(new StorageError(blocked ? 'blocked' : 'unavailable'));
      });
      request.addEventListener('blocked', () => {
        blocked = true;
      });
      request.addEventListener('upgradeneeded', ({ oldVersion }) => upgrade(request.result, oldVersion));
      request.addEventListener('error', () => {
        cancel();
        const problem = storageProblemOf(request.error);
        reject(new StorageError(problem === 'failed' ? 'unavailable' : problem, { cause: request.error }));
      });
      request.addEventListener('success', () => {
        cancel();
        if (late) request.result.close();
        else resolve(this.#watched(request.result));
      });
    });
  }

  #watched(connection: DatabaseConnection): DatabaseConnection {
    const gone = () => {
      this.#opening = undefined;
    };
    connection.addEventListener('close', gone);
    // Whoever wants to upgrade or to delete it is not held up; the next transaction finds out what has become of it.
    connection.addEventListener('versionchange', () => {
      connection.close();
      gone();
    });
    return connection;
  }
}
