import { LockstepError } from '@lockstep/protocol';
import type { Clock } from '../app/clock.ts';
import type { Credential } from '../app/identity.ts';
import type { AccountsDatabase } from './accounts-database.ts';
import { timestamp } from './auth-environment.ts';
import type { KnownCredentials } from './known-credentials.ts';
import type { Revocations } from './revocations.ts';

/** A browser in which somebody is signed in. */
export interface SessionRecord {
  readonly id: string;
  /** As the browser called itself when it signed in. */
  readonly user_agent: string | null;
  /** Where it was when it signed in. */
  readonly address: string | null;
  readonly created_at: string;
  /** When it last asked for something; a page that is open asks rarely, but is `connected`. */
  readonly last_seen_at: string;
  readonly expires_at: string;
  /** Whether it has a socket to this process at this moment. */
  readonly connected: boolean;
}

interface SessionListOptions {
  readonly database: AccountsDatabase;
  readonly clock: Clock;
  readonly known: KnownCredentials;
  readonly revocations: Revocations;
  /** The credentials of all sockets of this process. */
  readonly live: () => Iterable<Credential>;
}

/** Where people are signed in, and ending that from elsewhere. */
export class SessionList {
  readonly #options: SessionListOptions;

  constructor(options: SessionListOptions) {
    this.#options = options;
  }

  /** The sessions of a person that have not run out, the one used last first. */
  async list(user_id: string): Promise<readonly SessionRecord[]> {
    const { database, clock, live } = this.#options;
    const rows = await database.kysely
      .selectFrom('session')
      .select(['id', 'user_agent', 'ip_address', 'created_at', 'updated_at', 'expires_at'])
      .where('user_id', '=', user_id)
      .where('expires_at', '>', timestamp(clock.now()))
      .orderBy('updated_at', 'desc')
      .orderBy('id')
      .execute();
    const connected = new Set(Array.from(live(), ({ id }) => id));
    return rows.map(({ ip_address, updated_at, ...row }) => ({
      ...row,
      user_agent: row.user_agent === '' ? null : row.user_agent,
      address: ip_address === '' ? null : ip_address,
      last_seen_at: updated_at,
      connected: connected.has(row.id),
    }));
  }

  /** Ends a session of this person: it is refused from now on and its sockets are closed. Throws NOT_FOUND. */
  async end(id: string, user_id: string): Promise<void> {
    const ended = await this.#options.database.kysely
      .deleteFrom('session')
      .where('id', '=', id)
      .where('user_id', '=', user_id)
      .returning('id')
      .executeTakeFirst();
    if (ended === undefined) throw new LockstepError('NOT_FOUND', 'There is no session with this id.');
    this.#tell(id);
  }

  /** Ends all sessions of this person but one; answers how many. */
  async endOthers(user_id: string, kept_id: string): Promise<number> {
    const ended = await this.#options.database.kysely
      .deleteFrom('session')
      .where('user_id', '=', user_id)
      .where('id', '!=', kept_id)
      .returning('id')
      .execute();
    for (const { id } of ended) this.#tell(id);
    return ended.length;
  }

  #tell(id: string): void {
    this.#options.known.forgetCredential(id);
    this.#options.revocations.announce({ kind: 'session', id });
  }
}
