import type SQLite from 'better-sqlite3';
import { LockstepError } from '@lockstep/protocol';
import type { DurableFile } from './wal-file.ts';

/** Operations of one transaction; a larger burst takes several. */
const maxGroupSize = 256;

interface Entry {
  /** Does the work, in a savepoint of its own if `guarded`; answers whether whatever it wrote can stay. */
  readonly run: (guarded: boolean) => boolean;
  readonly committed: () => void;
  readonly settle: () => void;
  readonly fail: (error: unknown) => void;
}

type Group = readonly Entry[];

/** Holds back what was read until the group committed last at that time is durable. */
interface Reader {
  readonly until: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Told of what happens to groups; must not throw. */
export interface GroupObserver {
  /** When a group is durable and all of its members have been published. */
  groupCommitted(size: number): void;
  /** A listener of a durable operation threw; the operation stands (M8). */
  listenerFailed(error: unknown): void;
  /** The disk did not take what was committed: from here on nothing can be promised, the process has to end. */
  syncFailed(error: unknown): void;
}

/** What the group's members write through. */
export interface GroupWriter {
  /** How many statements that write have been run, ever. */
  readonly writes: number;
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

function prepare(database: SQLite.Database) {
  return {
    begin: database.prepare('BEGIN IMMEDIATE'),
    commit: database.prepare('COMMIT'),
    rollback: database.prepare('ROLLBACK'),
    save: database.prepare('SAVEPOINT member'),
    release: database.prepare('RELEASE member'),
    rollbackTo: database.prepare('ROLLBACK TO member'),
  };
}

/**
 * Writes that arrive within a turn of the event loop share one transaction (S2): the group runs synchronously from BEGIN
 * to COMMIT. A member that is refused before it has written anything leaves nothing behind, so the group runs without
 * savepoints, which would copy every page that a member touches; if one fails amid its writes, all of it is taken back
 * and run again with a savepoint for each (ADR 0010). The flush to disk that follows runs beside the event loop; nobody
 * is told of anything, and nothing that was read leaves, before it has returned (ADR 0009). What arrives meanwhile is the
 * next group, and that one begins when the last has been told (ADR 0016).
 */
export class GroupCommit {
  readonly #database: SQLite.Database;
  readonly #file: DurableFile;
  readonly #writer: GroupWriter;
  readonly #observer: GroupObserver;
  readonly #statements: ReturnType<typeof prepare>;
  #queue: Entry[] = [];
  #scheduled = false;
  /** Committed, and waiting for a flush that begins after their COMMIT. */
  #unflushed: Group[] = [];
  #flushing: Promise<void> | undefined;
  /** Groups committed, and those of them that are durable. */
  #committed = 0;
  #durable = 0;
  #readers: Reader[] = [];
  #failure: LockstepError | undefined;

  constructor(database: SQLite.Database, file: DurableFile, writer: GroupWriter, observer: GroupObserver) {
    this.#database = database;
    this.#file = file;
    this.#writer = writer;
    this.#observer = observer;
    this.#statements = prepare(database);
    // From here on COMMIT does not flush; who writes beside the groups uses flushedCommit.
    database.pragma('synchronous = NORMAL');
  }

  /** Queues a write; see Store.write for what it promises. */
  add<Value>(work: () => Value, onCommitted?: (value: Value) => void): Promise<Value> {
    return new Promise<Value>((resolve, reject) => {
      let outcome: { value: Value } | { error: unknown } | undefined;
      this.#queue.push({
        run: (guarded) => {
          outcome = guarded ? this.#inSavepoint(work) : this.#freely(work);
          return outcome !== undefined;
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
      this.#schedule();
    });
  }

  /** Passes a value on once all that it may have been read from is durable. */
  async durably<Value>(value: Value): Promise<Value> {
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#durable < this.#committed) {
      await new Promise<void>((resolve, reject) => {
        this.#readers.push({ until: this.#committed, resolve, reject });
      });
    }
    return value;
  }

  /** Runs what is queued and waits until it is durable; for closing. */
  async flush(): Promise<void> {
    do {
      this.#runQueue();
      await this.#flushing;
    } while (this.#queue.length > 0 || this.#flushing !== undefined);
  }

  #schedule(): void {
    // During a flush operations gather: the next group begins after it, however many have come.
    if (this.#scheduled || this.#flushing !== undefined) return;
    this.#scheduled = true;
    setImmediate(() => this.#turn());
  }

  /**
   * Those who have just been answered mostly have their next operation ready: the loop reads its sockets once before the
   * next group begins, so that they are in it too. Groups that took turns would each be half as large, and cost all that
   * is done once for a group twice: COMMIT, flush, and one write to every socket that listens.
   */
  #scheduleAfterReading(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => setImmediate(() => this.#turn()));
  }

  #turn(): void {
    this.#scheduled = false;
    if (this.#flushing === undefined) this.#runQueue();
  }

  /** Commits all that is queued and sees to its being flushed. */
  #runQueue(): void {
    while (this.#queue.length > 0) this.#runGroup();
    if (this.#unflushed.length > 0) this.#flushing ??= this.#flushGroups();
  }

  #runGroup(): void {
    const group = this.#queue.splice(0, maxGroupSize);
    const fault = this.#failure ?? this.#commit(group);
    if (fault !== undefined) {
      for (const entry of group) entry.fail(fault);
      return;
    }
    this.#committed += 1;
    this.#unflushed.push(group);
  }

  /** Runs a group from BEGIN to COMMIT; answers why it failed, if it did. */
  #commit(group: Group): LockstepError | undefined {
    const { begin, commit } = this.#statements;
    try {
      begin.run();
      if (!group.every((entry) => entry.run(false))) {
        this.#rollback();
        begin.run();
        for (const entry of group) entry.run(true);
      }
      commit.run();
      return undefined;
    } catch (error) {
      this.#rollback();
      return unavailable(error);
    }
  }

  /** Flushes what has been committed, and then tells of it. */
  async #flushGroups(): Promise<void> {
    const groups = this.#unflushed;
    this.#unflushed = [];
    const error = await new Promise<Error | null>((resolve) => this.#file.sync(resolve));
    if (error === null) this.#becomeDurable(groups);
    else this.#giveUp(groups, error);
    this.#flushing = undefined;
    if (this.#queue.length > 0) this.#scheduleAfterReading();
  }

  #becomeDurable(groups: readonly Group[]): void {
    for (const group of groups) this.#publish(group);
    this.#durable += groups.length;
    const due = this.#readers.filter((reader) => reader.until <= this.#durable);
    this.#readers = this.#readers.filter((reader) => reader.until > this.#durable);
    for (const reader of due) reader.resolve();
  }

  #publish(group: Group): void {
    for (const entry of group) this.#tell(entry);
    this.#observer.groupCommitted(group.length);
    for (const entry of group) entry.settle();
  }

  /** Committed and not durable: whether it will be there after a restart, only the restart can tell. */
  #giveUp(groups: readonly Group[], error: Error): void {
    this.#failure ??= new LockstepError('UNAVAILABLE', 'The disk failed; the server has to be started again.', {
      cause: error,
    });
    for (const entry of groups.flat()) entry.fail(this.#failure);
    for (const reader of this.#readers) reader.reject(this.#failure);
    this.#readers = [];
    this.#observer.syncFailed(error);
  }

  #tell(entry: Entry): void {
    try {
      entry.committed();
    } catch (error) {
      this.#observer.listenerFailed(error);
    }
  }

  #rollback(): void {
    // A full disk may have rolled back the transaction already.
    if (this.#database.inTransaction) this.#statements.rollback.run();
  }

  /** Undefined where it failed and what it wrote until then would stay. */
  #freely<Value>(work: () => Value): { value: Value } | { error: unknown } | undefined {
    const { writes } = this.#writer;
    try {
      return { value: work() };
    } catch (error) {
      return this.#writer.writes === writes && !isDatabaseFault(error) ? { error } : undefined;
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
