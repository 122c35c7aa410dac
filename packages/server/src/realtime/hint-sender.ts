import type { CommittedOperation, Publisher } from '../app/committed-operation.ts';
import type { Bus } from './bus.ts';
import type { Schedule } from './schedule.ts';

/** A node tells the others at most once in this time, milliseconds. */
const hintGapMs = 10;

export interface HintSenderOptions {
  /** The node's own hub. */
  readonly next: Publisher;
  readonly bus: Bus;
  readonly schedule: Schedule;
}

/** Tells the other nodes of what this one commits: at once, then at most every 10 ms, each workspace's head once. */
export class HintSender implements Publisher {
  readonly #options: HintSenderOptions;
  readonly #heads = new Map<string, number>();
  #resting = false;

  constructor(options: HintSenderOptions) {
    this.#options = options;
  }

  publish(operation: CommittedOperation): void {
    this.#options.next.publish(operation);
    const { workspace_id, to } = operation;
    if (to > (this.#heads.get(workspace_id) ?? 0)) this.#heads.set(workspace_id, to);
    if (!this.#resting) this.#send();
  }

  #send(): void {
    if (this.#heads.size === 0) return;
    const hints = Array.from(this.#heads, ([workspace_id, head]) => ({ workspace_id, head }));
    this.#heads.clear();
    this.#resting = true;
    this.#options.schedule(hintGapMs, () => {
      this.#resting = false;
      this.#send();
    });
    this.#options.bus.publish(hints);
  }
}
