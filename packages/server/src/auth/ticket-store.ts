import type { Identity } from '../app/identity.ts';

/** What a ticket stands for. */
export interface TicketGrant {
  readonly identity: Identity;
  /** Milliseconds since 1970. */
  readonly expires_at: number;
}

/** Where tickets wait for their one use; shared by all nodes that may be asked to redeem one. */
export interface TicketStore {
  put(digest: string, grant: TicketGrant): void | Promise<void>;
  /** Takes a ticket out: of two who try at once, one gets it. */
  take(digest: string): TicketGrant | undefined | Promise<TicketGrant | undefined>;
}
