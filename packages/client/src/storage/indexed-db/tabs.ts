import type { Channel, OpenChannel } from '../../platform/channels.ts';
import type { Locks } from '../../platform/locks.ts';
import type { Neighbours, Nudge } from '../neighbours.ts';

export interface TabsOptions {
  readonly locks: Locks;
  readonly openChannel: OpenChannel;
  /** The same for all that share a place. */
  readonly name: string;
}

const nudges: ReadonlySet<unknown> = new Set<Nudge>(['outbox', 'person']);

/** The other tabs of a browser: a Web Lock says which of them sends, and a channel that there is something to see. */
export class Tabs implements Neighbours {
  readonly #options: TabsOptions;
  #channel: Channel | undefined;

  constructor(options: TabsOptions) {
    this.#options = options;
  }

  lead(granted: () => void): () => void {
    const { locks, name } = this.#options;
    return locks.request(name, granted);
  }

  nudge(what: Nudge): void {
    this.#channel?.postMessage(what);
  }

  listen(listener: (what: Nudge) => void): void {
    const { openChannel, name } = this.#options;
    this.#channel ??= openChannel(name);
    this.#channel?.addEventListener('message', ({ data }) => {
      // A newer version may say more than this one understands.
      if (nudges.has(data)) listener(data as Nudge);
    });
  }

  close(): void {
    this.#channel?.close();
    this.#channel = undefined;
  }
}
