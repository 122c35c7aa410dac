import type { LiveStore, MemoryLog } from './memory-log.ts';
import type { LogBounds } from '../../store/store.ts';

/** Something that is under way and happens when it is let. */
export interface Step {
  readonly name: string;
  run(): void;
}

/**
 * A store whose reads take two steps: the moment at which the answer is looked up, and the moment at which it arrives.
 * Anything may happen before, between and after.
 */
export class SteppedStore implements LiveStore {
  readonly #log: MemoryLog;
  readonly #add: (step: Step) => void;

  constructor(log: MemoryLog, add: (step: Step) => void) {
    this.#log = log;
    this.#add = add;
  }

  get epoch(): string {
    return this.#log.epoch;
  }

  role() {
    return this.#read('role', () => this.#log.role());
  }

  workspacesOf() {
    return this.#read('workspaces', () => this.#log.workspacesOf());
  }

  head() {
    return this.#read('head', () => this.#log.head());
  }

  heads(workspace_ids: readonly string[]) {
    return this.#read('heads', () => this.#log.heads(workspace_ids));
  }

  floor() {
    return this.#read('floor', () => this.#log.floor());
  }

  changesAfter(workspace_id: string, seq: number, bounds: LogBounds) {
    return this.#read('changes', () => this.#log.changesAfter(workspace_id, seq, bounds));
  }

  #read<Value>(name: string, look: () => Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      const see = (): void => {
        const seen = look();
        this.#add({ name: `${name} arrives`, run: () => void seen.then(resolve, reject) });
      };
      this.#add({ name: `${name} is read`, run: see });
    });
  }
}
