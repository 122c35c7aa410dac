import type { Store } from '../store/store.ts';
import type { Bus, BusListener, Hint } from './bus.ts';
import type { Hub } from './hub.ts';
import type { Schedule } from './schedule.ts';

/** How often heads are looked at while others commit, milliseconds. */
export const busyPollMs = 200;
/** How often they are looked at while nobody else does, milliseconds. */
export const idlePollMs = 1_000;
/** How many looks without news make it idle again. */
const looksUntilIdle = 25;
/** The least time between two looks that hints ask for, milliseconds: however many come, true or false. */
const lookGapMs = 10;

export interface HeadWatchOptions {
  readonly hub: Pick<Hub, 'topics'>;
  readonly store: Pick<Store, 'heads'>;
  readonly schedule: Schedule;
  /** Absent: heads are found by polling alone. */
  readonly bus?: Bus | undefined;
  /**
   * Whether anybody else may have committed since this was last asked, where a store can tell that for less than a look at
   * the heads costs.
   */
  readonly mayHaveChanged?: (() => boolean) | undefined;
  readonly onError: (error: unknown) => void;
}

/**
 * Finds what others have committed to a store that they share with this node: it looks at the heads of the workspaces
 * that are streamed here, where a hint points and from time to time by itself (D8). What it finds sends the feeds to the
 * log; so a hint that is lost costs time, and one that is false a look.
 */
export class HeadWatch implements BusListener {
  readonly #options: HeadWatchOptions;
  readonly #hinted = new Set<string>();
  #unsubscribe: () => void = () => undefined;
  #stopped = false;
  #looking = false;
  #quietLooks = looksUntilIdle;
  /** A look failed: what there was to find is still to be found. */
  #owed = false;

  constructor(options: HeadWatchOptions) {
    this.#options = options;
  }

  start(): void {
    this.#unsubscribe = this.#options.bus?.subscribe(this) ?? this.#unsubscribe;
    this.#pollLater();
  }

  stop(): void {
    this.#stopped = true;
    this.#unsubscribe();
  }

  hints(hints: readonly Hint[]): void {
    const { topics } = this.#options.hub;
    for (const { workspace_id, head } of hints) {
      const topic = topics.get(workspace_id);
      if (topic !== undefined && head > topic.head) this.#hinted.add(workspace_id);
    }
    this.#follow();
  }

  regained(): void {
    for (const workspace_id of this.#options.hub.topics.keys()) this.#hinted.add(workspace_id);
    this.#follow();
  }

  #follow(): void {
    if (this.#looking || this.#stopped || this.#hinted.size === 0) return;
    this.#looking = true;
    const wanted = [...this.#hinted];
    this.#hinted.clear();
    void this.#look(wanted).then(() => {
      this.#options.schedule(lookGapMs, () => {
        this.#looking = false;
        this.#follow();
      });
      return undefined;
    });
  }

  #pollLater(): void {
    const ms = this.#quietLooks < looksUntilIdle ? busyPollMs : idlePollMs;
    this.#options.schedule(ms, () => {
      if (!this.#stopped) void this.#poll().then(() => this.#pollLater());
    });
  }

  async #poll(): Promise<void> {
    const { hub, mayHaveChanged } = this.#options;
    this.#quietLooks += 1;
    const isWorthIt = (mayHaveChanged?.() ?? true) || this.#owed;
    if (!isWorthIt || hub.topics.size === 0) return;
    this.#owed = false;
    await this.#look([...hub.topics.keys()]);
  }

  /** Never rejects: what could not be looked at now is looked at again. */
  async #look(workspace_ids: readonly string[]): Promise<void> {
    const { hub, store, onError } = this.#options;
    try {
      const heads = await store.heads(workspace_ids);
      for (const [workspace_id, head] of heads) {
        const topic = hub.topics.get(workspace_id);
        if (topic === undefined || head <= topic.head) continue;
        this.#quietLooks = 0;
        topic.noteHead(head);
      }
    } catch (error) {
      this.#owed = true;
      onError(error);
    }
  }
}
