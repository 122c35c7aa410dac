/** Something done again and again, a slice at a time. */
export interface Chore {
  readonly name: string;
  /** From the end of one pass to the next. */
  readonly everyMs: number;
  /** One pass: between two of the slices that it yields others have their turn. */
  pass(): AsyncIterable<unknown>;
}

export interface UpkeepOptions {
  readonly chores: readonly Chore[];
  /** Runs an action later; answers how to call it off. */
  readonly schedule: (ms: number, action: () => void) => () => void;
  readonly onError: (chore: string, error: unknown) => void;
}

/** A start is not held up, and a crash right after it must not keep the chores from ever being done. */
const firstAfterMs = 5_000;
const betweenSlicesMs = 20;

/** Keeps a running server from growing for ever: its chores, each at its own pace, in slices that nobody notices. */
export class Upkeep {
  readonly #options: UpkeepOptions;
  readonly #waiting = new Set<() => void>();
  #running: Promise<unknown> | undefined;
  #stopped = false;

  constructor(options: UpkeepOptions) {
    this.#options = options;
  }

  start(): void {
    this.#running ??= Promise.all(this.#options.chores.map((chore) => this.#repeat(chore)));
  }

  /** Resolves when the slices that were under way are done. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const wake of this.#waiting) wake();
    await this.#running;
  }

  async #repeat(chore: Chore): Promise<void> {
    await this.#wait(firstAfterMs);
    while (!this.#stopped) {
      try {
        await this.#pass(chore);
      } catch (error) {
        this.#options.onError(chore.name, error);
      }
      await this.#wait(chore.everyMs);
    }
  }

  async #pass(chore: Chore): Promise<void> {
    for await (const _slice of chore.pass()) {
      await this.#wait(betweenSlicesMs);
      if (this.#stopped) return;
    }
  }

  #wait(ms: number): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        callOff();
        this.#waiting.delete(wake);
        resolve();
      };
      const callOff = this.#options.schedule(ms, wake);
      this.#waiting.add(wake);
    });
  }
}
