import type { AccountsDatabase } from './accounts-database.ts';
import { type AuthLogger, timestamp } from './auth-environment.ts';
import type { Clock } from '../app/clock.ts';
import type { Credential } from '../app/identity.ts';

const minuteMs = 60_000;

interface LastUseOptions {
  readonly database: AccountsDatabase;
  readonly clock: Clock;
  readonly logger: AuthLogger;
}

/** What was used, and when. */
interface Use {
  readonly kind: 'session' | 'token';
  readonly at: number;
}

/**
 * Keeps when each API token and session was last used, at most once a minute each. What gathers within a second goes out in one
 * transaction, so that thousands of clients that come back at once cost one write.
 */
export class LastUse {
  readonly #options: LastUseOptions;
  readonly #writtenAt = new Map<string, number>();
  readonly #waiting = new Map<string, Use>();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: LastUseOptions) {
    this.#options = options;
  }

  touch({ kind, id }: Pick<Credential, 'kind' | 'id'>): void {
    if (kind === 'local') return;
    const now = this.#options.clock.now();
    const written = this.#writtenAt.get(id);
    if (written !== undefined && now - written < minuteMs) return;
    this.#writtenAt.set(id, now);
    this.#waiting.set(id, { kind, at: now });
    this.#timer ??= setTimeout(() => void this.flush(), 1_000).unref();
  }

  /** Writes what waits; for the timer and for closing. A failure is logged, never thrown. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const touched = [...this.#waiting];
    this.#waiting.clear();
    if (touched.length === 0) return;
    const { database, clock, logger } = this.#options;
    try {
      await database.atomically(touched.map(([id, use]) => this.#write(id, use)));
    } catch (error) {
      logger.warn({ err: error, credentials: touched.length }, 'When credentials were last used could not be kept');
    }
    for (const [id, at] of this.#writtenAt) {
      if (clock.now() - at >= minuteMs) this.#writtenAt.delete(id);
    }
  }

  #write(id: string, { kind, at }: Use) {
    const { kysely } = this.#options.database;
    const when = timestamp(at);
    return kind === 'token'
      ? kysely.updateTable('api_token').set({ last_used_at: when }).where('id', '=', id).compile()
      : kysely.updateTable('session').set({ updated_at: when }).where('id', '=', id).compile();
  }
}
