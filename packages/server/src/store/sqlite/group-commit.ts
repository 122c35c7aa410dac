import type SQLite from 'better-sqlite3';
import { LockstepError } from '@lockstep/protocol';

/** Operations of one group; more wait for the next, so that a burst cannot hold the event loop. */
const maxGroupSize = 256;

interface Entry {
  readonly run: () => void;
  readonly committed: () => void;
  readonly settle: () => void;
  readonly fail: (error: unknown) => void;
}

/** Told of what happens to groups; must not throw. */
export interface GroupObserver {
  /** After COMMIT, when every member has been published. */
  groupCommitted(size: number): void;
  /** A listener of a durable operation threw; the operation stands (M8). */
  listenerFailed(error: unknown): void;
}

/** Whether the database, rather than the operation, is at fault: disk full, I/O error, locked. */
function isDatabaseFault(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('SQLITE_')
  );
}

function unavailable(cause: unknown): LockstepError {
  return new LockstepError('UNAVAILABLE', 'The change could not be saved; nothing of it happened. Try again.', {
    cause,
  });
}

/**
 * Writes that arrive within a turn of the event loop share one transaction and one fsync (S2): the group runs
 * synchronously from BEGIN to COMMIT, each member in a savepoint of its own, and nobody is told of anything before
 * COMMIT has returned.
 */
export class GroupCommit {
  readonly #database: SQLite.Database;
  readonly #observer: GroupObserver;
  readonly #statements: Record<'begin' | 'commit' | 'rollback' | 'save' | 'release' | 'rollbackTo', SQLite.Statement>;
  #queue: Entry[] = [];
  #scheduled = false;

  constructor(database: SQLite.Database, observer: GroupObserver) {
    this.#database = database;
    this.#observer = observer;
    this.#statements = {
      begin: database.prepare('BEGIN IMMEDIATE'),
      commit: database.prepare('COMMIT'),
      rollback: database.prepare('ROLLBACK'),
      save: database.prepare('SAVEPOINT member'),
      release: database.prepare('RELEASE member'),
      rollbackTo: database.prepare('ROLLBACK TO member'),
    };
  }

  /** Queues a write; see Store.write for what it promises. */
  add<Value>(work: () => Value, onCommitted?: (value: Value) => void): Promise<Value> {
    return new Promise<Value>((resolve, reject) => {
      let outcome: { value: Value } | { error: unknown } | undefined;
      this.#enqueue({
        run: () => {
          outcome = this.#inSavepoint(work);
        },
        committed: () => {
          if (outcome !== undefined && 'value' in outcome) onCommitted?.(outcome.value);
        },
        settle: () => {
          if (outcome !== undefined && 'value' in outcome) resolve(outcome.value);
          else reject(outcome?.error);
        },
        fail: reject,
      });
    });
  }

  /** Runs what is queued at once; for closing. */
  flush(): void {
    while (this.#queue.length > 0) this.#runGroup();
  }

  #enqueue(entry: Entry): void {
    this.#queue.push(entry);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#runGroup();
      if (this.#queue.length > 0) this.#schedule();
    });
  }

  #runGroup(): void {
    const group = this.#queue.splice(0, maxGroupSize);
    if (group.length === 0) return;
    try {
      this.#statements.begin.run();
      for (const entry of group) entry.run();
      this.#statements.commit.run();
    } catch (error) {
      if (this.#database.inTransaction) this.#statements.rollback.run();
      for (const entry of group) entry.fail(unavailable(error));
      return;
    }
    for (const entry of group) this.#tell(entry);
    this.#observer.groupCommitted(group.length);
    for (const entry of group) entry.settle();
  }

  #tell(entry: Entry): void {
    try {
      entry.committed();
    } catch (error) {
      this.#observer.listenerFailed(error);
    }
  }

  #inSavepoint<Value>(work: () => Value): { value: Value } | { error: unknown } {
    this.#statements.save.run();
    try {
      const value = work();
      this.#statements.release.run();
      return { value };
    } catch (error) {
      // A full disk may have rolled back the whole transaction: then the group has failed, not the member.
      if (!this.#database.inTransaction) throw error;
      this.#statements.rollbackTo.run();
      this.#statements.release.run();
      return { error: isDatabaseFault(error) ? unavailable(error) : error };
    }
  }
}
