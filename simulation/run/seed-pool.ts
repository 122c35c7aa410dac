import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { SeedRange } from './check-seeds.ts';

const program = path.join(import.meta.dirname, 'run-worker.ts');

/** Processes that check seeds side by side: a simulation replaces the event loop, so each needs one of its own. */
export class SeedPool {
  readonly #size: number;
  readonly #free: ChildProcess[] = [];
  readonly #all: ChildProcess[] = [];
  readonly #waiting: ((worker: ChildProcess) => void)[] = [];

  constructor(size: number) {
    this.#size = size;
  }

  /** As `checkSeeds`, once a process is free for it. */
  async check(range: SeedRange): Promise<string> {
    const worker = await this.#take();
    const stopped = new AbortController();
    const { signal } = stopped;
    try {
      const answered = once(worker, 'message', { signal });
      const ended = once(worker, 'exit', { signal }).then(([code]: unknown[]) => {
        throw new Error(`The simulation of seeds ${range.from} to ${range.to} ended with ${String(code)}.`);
      });
      worker.send(range);
      const [found] = (await Promise.race([answered, ended])) as [string];
      return found;
    } finally {
      stopped.abort();
      this.#give(worker);
    }
  }

  async close(): Promise<void> {
    const living = this.#all.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
    await Promise.all(
      living.map((worker) => {
        const gone = once(worker, 'exit');
        worker.disconnect();
        return gone;
      }),
    );
  }

  #take(): ChildProcess | Promise<ChildProcess> {
    const free = this.#free.pop();
    if (free !== undefined) return free;
    if (this.#all.length >= this.#size) return new Promise((resolve) => this.#waiting.push(resolve));
    const worker = fork(program, { execArgv: [] });
    this.#all.push(worker);
    return worker;
  }

  #give(worker: ChildProcess): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free.push(worker);
    else next(worker);
  }
}
