import type { DurableFile } from '../../packages/server/src/store/sqlite/wal-file.ts';
import type { SeededRandom } from '@lockstep/testkit/seeded-random';
import type { VirtualTime } from '../fake/virtual-time.ts';
import type { Database } from './disk.ts';

export interface SlowFlushOptions {
  readonly time: VirtualTime;
  readonly random: SeededRandom;
  readonly database: Database;
  /** Whether the power may be cut: then it is worth knowing what is on the disk by then. */
  readonly powerCuts: boolean;
}

/** A disk that takes its time, and knows what would be left if the power were cut now. */
export class SlowFlush implements DurableFile {
  readonly #options: SlowFlushOptions;
  #image: Buffer;
  #waiting = 0;
  #alive = true;

  constructor(options: SlowFlushOptions) {
    this.#options = options;
    this.#image = this.#picture();
  }

  /** Flushes that have not returned. */
  get waiting(): number {
    return this.#waiting;
  }

  /** The database as it is after a power cut. */
  get image(): Buffer {
    return this.#image;
  }

  sync(done: (error: Error | null) => void): void {
    const { time, random } = this.#options;
    const image = this.#picture();
    this.#waiting += 1;
    time.schedule(random.chance(0.5) ? 0 : random.below(12), () => {
      if (!this.#alive) return;
      this.#waiting -= 1;
      this.#image = image;
      done(null);
    });
  }

  close(): void {
    this.#alive = false;
  }

  #picture(): Buffer {
    return this.#options.powerCuts ? this.#options.database.serialize() : Buffer.alloc(0);
  }
}
