import type { AccountsDatabase, KeptQuery } from './accounts-database.ts';
import type { Clock } from '../app/clock.ts';
import { ExactCache } from './exact-cache.ts';
import type { Credential, Identity } from '../app/identity.ts';

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
  readonly #token: KeptQuery<CredentialRow>;
  readonly #session: KeptQuery<CredentialRow>;

  constructor({ clock, database }: KnownCredentialsOptions) {
    const shared = { clock, foreignVersion: () => database.foreignVersion() };
    this.identities = new ExactCache({ ...shared, expiresAt: ({ credential }: Identity) => credential.expires_at });
    const { kysely } = database;
    this.#token = database.keep(
      kysely.selectFrom('api_token').select(['id', 'expires_at']).where('id', '=', '').where('revoked_at', 'is', null),
    );
    this.#session = database.keep(kysely.selectFrom('session').select(['id', 'expires_at']).where('id', '=', ''));
    this.#live = new ExactCache({ ...shared, expiresAt: ({ expires_at }: LiveCredential) => expires_at });
  }

  /**
   * Whether a credential may still be used: not revoked, not expired, also by another process. At once where nothing
   * has changed since it was last asked, so that it may be asked often.
   */
  isStillValid(credential: Credential): boolean | Promise<boolean> {
    const { kind, id } = credential;
    if (kind === 'local' || this.#live.get(id) !== undefined) return true;
    const live = this.#live.load(id, () => this.#look(kind, id));
    return live instanceof Promise ? live.then((found) => found !== undefined) : live !== undefined;
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

  #look(kind: 'session' | 'token', id: string): LiveCredential | undefined | Promise<LiveCredential | undefined> {
    const row = kind === 'token' ? this.#token(id) : this.#session(id);
    return row instanceof Promise ? row.then(liveFrom) : liveFrom(row);
  }
}

interface CredentialRow {
  readonly id: string;
  readonly expires_at: string | null;
}

function liveFrom(row: CredentialRow | undefined): LiveCredential | undefined {
  return row && { id: row.id, expires_at: row.expires_at === null ? null : Date.parse(row.expires_at) };
}
