import type { AccountsDatabase } from './accounts-database.ts';
import { type AuthLogger, timestamp } from './auth-environment.ts';
import type { Clock } from '../app/clock.ts';

const minuteMs = 60_000;

interface LastUseOptions {
  readonly database: AccountsDatabase;
  readonly clock: Clock;
  readonly logger: AuthLogger;
}

/**
 * Keeps when each API token was last used, at most once a minute a token. What gathers within a second goes out in one
 * transaction, so that thousands of clients that come back at once cost one write.
 */
export class LastUse {
  readonly #options: LastUseOptions;
  readonly #writtenAt = new Map<string, number>();
  readonly #waiting = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: LastUseOptions) {
    this.#options = options;
  }

  touch(token_id: string): void {
    const now = this.#options.clock.now();
    const written = this.#writtenAt.get(token_id);
    if (written !== undefined && now - written < minuteMs) return;
    this.#writtenAt.set(token_id, now);
    this.#waiting.set(token_id, now);
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
      await database.atomically(touched.map(([id, at]) => this.#write(id, at)));
    } catch (error) {
      logger.warn({ err: error, tokens: touched.length }, 'When API tokens were last used could not be kept');
    }
    for (const [id, at] of this.#writtenAt) {
      if (clock.now() - at >= minuteMs) this.#writtenAt.delete(id);
    }
  }

  #write(id: string, at: number) {
    const last_used_at = timestamp(at);
    return this.#options.database.kysely.updateTable('api_token').set({ last_used_at }).where('id', '=', id).compile();
  }
}
