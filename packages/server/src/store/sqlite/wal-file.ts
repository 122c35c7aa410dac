import { closeSync, fdatasync, openSync } from 'node:fs';

/** Makes what has been committed survive a power cut. */
export interface DurableFile {
  /** Calls back once everything written before the call is on the disk, or with why it may not be. */
  sync(done: (error: Error | null) => void): void;
  close(): void;
}

/**
 * The write-ahead log beside a database, flushed on a thread of the pool (ADR 0009). SQLite writes it, truncates it in
 * place and removes it only when the last connection closes, so one descriptor serves as long as the writer is open.
 */
export class WalFile implements DurableFile {
  readonly #path: string;
  #descriptor: number | undefined;

  /** @param database path of the database; `:memory:` has nothing to flush. */
  constructor(database: string) {
    this.#path = `${database}-wal`;
  }

  sync(done: (error: Error | null) => void): void {
    try {
      // It exists once something has been committed.
      this.#descriptor ??= openSync(this.#path, 'r');
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    fdatasync(this.#descriptor, done);
  }

  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }
}
