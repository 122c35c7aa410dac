import type { AuthLogger } from './auth-environment.ts';

/** A credential that is no longer good, from this moment on. */
export interface Revoked {
  readonly kind: 'session' | 'token';
  readonly id: string;
}

export type RevocationListener = (revoked: Revoked) => void;

/** Tells, within this process and at once, of credentials that were revoked. */
export class Revocations {
  readonly #listeners = new Set<RevocationListener>();
  readonly #logger: AuthLogger;

  constructor(logger: AuthLogger) {
    this.#logger = logger;
  }

  /** Answers how to stop listening. */
  listen(listener: RevocationListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  announce(revoked: Revoked): void {
    for (const listener of this.#listeners) {
      try {
        listener(revoked);
      } catch (error) {
        this.#logger.error({ err: error, revoked }, 'A listener of revocations failed');
      }
    }
  }
}
