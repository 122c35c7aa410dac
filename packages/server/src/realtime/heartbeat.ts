import { closeCodes } from '@lockstep/protocol';
import type { Clock } from '../app/clock.ts';
import type { Credential } from '../app/identity.ts';
import type { Hub } from './hub.ts';
import type { Session } from './session.ts';
import { heartbeatMs } from './sync-session.ts';

/** Silence after which a socket is taken for dead (D7), milliseconds; noticed within a second. */
export const deadAfterMs = 35_000;

const tickMs = 1_000;
const slots = heartbeatMs / tickMs;

export interface HeartbeatOptions {
  readonly hub: Pick<Hub, 'sessions' | 'tick'>;
  readonly clock: Clock;
  /** A monotonic clock, milliseconds. */
  monotonicMs: () => number;
  /** Whether the credential may still be used: catches an expiry, and a revocation whose hint was lost. */
  isStillValid: (credential: Credential) => boolean | Promise<boolean>;
  onError: (error: unknown) => void;
}

/**
 * One wheel for all sockets instead of a timer each: every second it turns by one slot, so each session gets its beat
 * once a turn and none of them at the same moment as all the others. Who is silent, or takes nothing, is found at every
 * step of it.
 */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  #timer: NodeJS.Timeout | undefined;
  #slot = 0;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer ??= setInterval(() => this.tick(), tickMs).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** One second's share of the sessions. */
  tick(): void {
    this.#slot = (this.#slot + 1) % slots;
    const now = this.#options.monotonicMs();
    const time = this.#options.clock.now();
    for (const session of this.#options.hub.sessions) {
      if (this.#sendAway(session, now)) continue;
      const isTurn = session.ordinal % slots === this.#slot;
      if (isTurn) session.beat();
      if (isTurn || hasExpired(session.credential, time)) this.#recheck(session);
    }
    this.#options.hub.tick();
  }

  /** Closes who is silent or stuck; answers whether it did. A look at a few numbers, so that every session has it each second. */
  #sendAway(session: Session, now: number): boolean {
    if (session.isStuck(now)) {
      session.close(closeCodes.SLOW, 'Too slow: what is sent is not taken.');
      return true;
    }
    if (now - session.heardAt <= deadAfterMs) return false;
    session.close(closeCodes.NO_HEARTBEAT, 'No sign of life.');
    // Who is silent will not answer the closing handshake either.
    session.terminate();
    return true;
  }

  #recheck(session: Session): void {
    this.#closeIfSpent(session).catch((error: unknown) => this.#options.onError(error));
  }

  async #closeIfSpent(session: Session): Promise<void> {
    const { credential } = session;
    if (await this.#options.isStillValid(credential)) return session.checkRights();
    // A ticket may have renewed the session while this was looked up.
    if (session.credential !== credential) return undefined;
    // What has run out can be renewed; what was revoked cannot.
    if (hasExpired(credential, this.#options.clock.now())) session.close(closeCodes.TICKET_EXPIRED, 'Expired.');
    else session.close(closeCodes.SIGNED_OUT, 'Signed out.');
    return undefined;
  }
}

/** A session in use may have been prolonged since: only a look at the credential tells. */
function hasExpired({ expires_at }: Credential, time: number): boolean {
  return expires_at !== null && expires_at <= time;
}
