import { LockstepError } from '@lockstep/protocol';
import { type AuthEnvironment, timestamp } from './auth-environment.ts';
import type { Credential, Identity } from '../app/identity.ts';
import { digestOf, newSecretToken } from './secret-token.ts';
import type { TicketStore } from './ticket-store.ts';

const lifetimeMs = 30_000;

interface TicketsOptions extends AuthEnvironment {
  readonly store: TicketStore;
  readonly isStillValid: (credential: Credential) => boolean | Promise<boolean>;
}

/** Single-use WebSocket tickets: what stands in a socket's address instead of a lasting credential. */
export class Tickets {
  readonly #options: TicketsOptions;

  constructor(options: TicketsOptions) {
    this.#options = options;
  }

  async issue(identity: Identity): Promise<{ readonly ticket: string; readonly expires_at: string }> {
    const { clock, random, store } = this.#options;
    const ticket = newSecretToken(random);
    const expires_at = clock.now() + lifetimeMs;
    await store.put(digestOf(ticket), { identity, expires_at });
    return { ticket, expires_at: timestamp(expires_at) };
  }

  /** Uses a ticket up. Throws UNAUTHENTICATED; also if the credential it was obtained with is no longer good. */
  async redeem(ticket: string): Promise<Identity> {
    const { clock, store, isStillValid } = this.#options;
    const grant = await store.take(digestOf(ticket));
    if (grant === undefined || grant.expires_at <= clock.now()) {
      throw new LockstepError('UNAUTHENTICATED', 'The ticket is unknown, used or expired: fetch a fresh one.');
    }
    if (!(await isStillValid(grant.identity.credential))) {
      throw new LockstepError('UNAUTHENTICATED', 'What the ticket was obtained with is no longer valid.');
    }
    return grant.identity;
  }
}
