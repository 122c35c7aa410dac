import type { AccountsDatabase } from './accounts-database.ts';
import type { AuthLogger } from './auth-environment.ts';
import type { Credential } from '../app/identity.ts';
import type { KnownCredentials } from './known-credentials.ts';
import type { Revocations } from './revocations.ts';

const intervalMs = 500;

interface ForeignRevocationsOptions {
  readonly database: AccountsDatabase;
  readonly known: KnownCredentials;
  readonly revocations: Revocations;
  readonly logger: AuthLogger;
}

/**
 * Finds what another process has revoked (`lockstep token revoke` beside a running server) among the credentials that
 * live sockets were opened with, and announces it like a revocation of this process: within a second, as sockets must
 * be closed by then. Costs one look at a counter as long as nobody else writes.
 */
export class ForeignRevocations {
  readonly #options: ForeignRevocationsOptions;
  #seenVersion: number;
  #timer: NodeJS.Timeout | undefined;
  #checking = false;

  constructor(options: ForeignRevocationsOptions) {
    this.#options = options;
    this.#seenVersion = options.database.foreignVersion();
  }

  /** `live` tells, each time anew, the credentials of all sockets. */
  start(live: () => Iterable<Credential>): void {
    this.#timer ??= setInterval(() => void this.check(live()), intervalMs).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Announces those that are no longer good, if another process has written since the last time. Never rejects. */
  async check(live: Iterable<Credential>): Promise<void> {
    const version = this.#options.database.foreignVersion();
    if (version === this.#seenVersion || this.#checking) return;
    this.#checking = true;
    try {
      const credentials = new Map([...live].map((credential) => [credential.id, credential]));
      for (const credential of credentials.values()) await this.#judge(credential);
      this.#seenVersion = version;
    } catch (error) {
      // The version counts as unseen, so that it is tried again.
      this.#options.logger.error({ err: error }, 'Revocations by other processes could not be looked up');
    } finally {
      this.#checking = false;
    }
  }

  async #judge(credential: Credential): Promise<void> {
    const { kind, id } = credential;
    if (kind === 'local' || (await this.#options.known.isStillValid(credential))) return;
    this.#options.revocations.announce({ kind, id });
  }
}
