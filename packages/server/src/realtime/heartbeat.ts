import { closeCodes } from '@lockstep/protocol';
import type { Clock } from '../app/clock.ts';
import type { Credential } from '../app/identity.ts';
import type { Hub } from './hub.ts';
import type { Session } from './session.ts';
import { heartbeatMs } from './sync-session.ts';

/** Silence after which a socket is taken for dead (D7), milliseconds. */
export const deadAfterMs = 35_000;

const tickMs = 1_000;
const slots = heartbeatMs / tickMs;

export interface HeartbeatOptions {
  readonly hub: Pick<Hub, 'sessions'>;
  readonly clock: Clock;
  /** Whether the credential may still be used: catches an expiry, and a revocation whose hint was lost. */
  isStillValid: (credential: Credential) => boolean | Promise<boolean>;
  onError: (error: unknown) => void;
}

/**
 * One wheel for all sockets instead of a timer each: every second it turns by one slot, so each session gets its beat
 * once a turn and none of them at the same moment as all the others.
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
    for (const session of this.#options.hub.sessions) {
      if (session.ordinal % slots === this.#slot) this.#judge(session);
    }
  }

  #judge(session: Session): void {
    if (this.#options.clock.now() - session.heardAt > deadAfterMs) {
      session.close(closeCodes.NO_HEARTBEAT, 'No sign of life.');
      // Who is silent will not answer the closing handshake either.
      session.terminate();
      return;
    }
    session.beat();
    this.#recheck(session).catch((error: unknown) => this.#options.onError(error));
  }

  async #recheck(session: Session): Promise<void> {
    if (await this.#options.isStillValid(session.credential)) return;
    session.close(closeCodes.SIGNED_OUT, 'Signed out.');
  }
}
