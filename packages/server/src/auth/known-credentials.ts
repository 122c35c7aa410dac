import type { AccountsDatabase } from './accounts-database.ts';
import type { Clock } from '../app/clock.ts';
import { ExactCache } from './exact-cache.ts';
import type { Credential, Identity } from './identity.ts';

interface LiveCredential {
  readonly id: string;
  readonly expires_at: number | null;
}

interface KnownCredentialsOptions {
  readonly database: AccountsDatabase;
  readonly clock: Clock;
}

/** What is known of credentials without asking the database: whose they are, and that they are still good. */
export class KnownCredentials {
  /** By a digest of the credential itself. */
  readonly identities: ExactCache<Identity>;
  readonly #live: ExactCache<LiveCredential>;
  readonly #options: KnownCredentialsOptions;

  constructor(options: KnownCredentialsOptions) {
    const { clock, database } = options;
    const shared = { clock, foreignVersion: () => database.foreignVersion() };
    this.#options = options;
    this.identities = new ExactCache({ ...shared, expiresAt: ({ credential }: Identity) => credential.expires_at });
    this.#live = new ExactCache({ ...shared, expiresAt: ({ expires_at }: LiveCredential) => expires_at });
  }

  /**
   * Whether a credential may still be used: not revoked, not expired, also by another process. At once where nothing
   * has changed since it was last asked, so that it may be asked often.
   */
  isStillValid(credential: Credential): boolean | Promise<boolean> {
    const { kind, id } = credential;
    if (kind === 'local' || this.#live.get(id) !== undefined) return true;
    const find = kind === 'token' ? () => this.#token(id) : () => this.#session(id);
    return this.#live.load(id, find).then((live) => live !== undefined);
  }

  /** A credential was revoked or has changed. */
  forgetCredential(id: string): void {
    this.identities.forget(({ credential }) => credential.id === id);
    this.#live.forget((live) => live.id === id);
  }

  /** A person's name, address or zone has changed. */
  forgetUser(user_id: string): void {
    this.identities.forget(({ user }) => user.id === user_id);
  }

  async #token(id: string): Promise<LiveCredential | undefined> {
    const row = await this.#options.database.kysely
      .selectFrom('api_token')
      .select('expires_at')
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    return row && { id, expires_at: row.expires_at === null ? null : Date.parse(row.expires_at) };
  }

  async #session(id: string): Promise<LiveCredential | undefined> {
    const row = await this.#options.database.kysely
      .selectFrom('session')
      .select('expires_at')
      .where('id', '=', id)
      .executeTakeFirst();
    return row && { id, expires_at: Date.parse(row.expires_at) };
  }
}
