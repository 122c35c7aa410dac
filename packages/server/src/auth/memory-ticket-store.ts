import type { Clock } from '../app/clock.ts';
import type { TicketGrant, TicketStore } from './ticket-store.ts';

/** Tickets of one process. All live equally long, so the oldest expire first and are cleared as new ones come. */
export class MemoryTicketStore implements TicketStore {
  readonly #grants = new Map<string, TicketGrant>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get size(): number {
    return this.#grants.size;
  }

  put(digest: string, grant: TicketGrant): void {
    const now = this.#clock.now();
    for (const [oldest, { expires_at }] of this.#grants) {
      if (expires_at > now) break;
      this.#grants.delete(oldest);
    }
    this.#grants.set(digest, grant);
  }

  take(digest: string): TicketGrant | undefined {
    const grant = this.#grants.get(digest);
    this.#grants.delete(digest);
    return grant;
  }
}
