import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs';
import { FlushPace } from './flush-pace.ts';

/** Makes what has been committed survive a power cut. */
export interface DurableFile {
  /** Calls back, at once or later, when everything written before the call is on the disk, or with why it may not be. */
  sync(done: (error: Error | null) => void): void;
  close(): void;
}

function errorFrom(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/**
 * The write-ahead log beside a database, flushed on a thread of the pool (ADR 0009), or where the disk is quick, at once
 * (ADR 0012). SQLite writes it, truncates it in place and removes it only when the last connection closes, so one
 * descriptor serves as long as the writer is open.
 */
export class WalFile implements DurableFile {
  readonly #path: string;
  readonly #pace = new FlushPace();
  #descriptor: number | undefined;

  /** @param database path of the database; `:memory:` has nothing to flush. */
  constructor(database: string) {
    this.#path = `${database}-wal`;
  }

  sync(done: (error: Error | null) => void): void {
    const started = performance.now();
    const finish = (error: Error | null): void => {
      this.#pace.note(performance.now() - started);
      done(error);
    };
    let failure: Error | null = null;
    try {
      // It exists once something has been committed.
      this.#descriptor ??= openSync(this.#path, 'r');
      if (!this.#pace.isQuick) {
        fdatasync(this.#descriptor, finish);
        return;
      }
      fdatasyncSync(this.#descriptor);
    } catch (error) {
      failure = errorFrom(error);
    }
    finish(failure);
  }

  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }
}
