import { LockstepError } from '@lockstep/protocol';
import type { AccountsDatabase } from './accounts-database.ts';
import { type AuthEnvironment, timestamp } from './auth-environment.ts';
import { digestOf, newSecretToken } from './secret-token.ts';

const minuteMs = 60_000;
const lifetimeMs = 15 * minuteMs;
const firstRunLifetimeMs = 24 * 60 * minuteMs;
/** Spent links are kept this long, so that trying one again can be answered with what became of it. */
const rememberedMs = 7 * 24 * 60 * minuteMs;

/** A way in, good for one use: to be joined to the address at which the person reaches the server. */
export interface SignInLink {
  readonly token: string;
  /** `/sign-in?token=…`: a page that redeems by POST, so that a link preview does not use it up. */
  readonly path: string;
  readonly expires_at: string;
}

interface SignInLinksOptions extends AuthEnvironment {
  readonly database: AccountsDatabase;
}

/** Single-use sign-in links, of which the database knows only digests. */
export class SignInLinks {
  readonly #options: SignInLinksOptions;

  constructor(options: SignInLinksOptions) {
    this.#options = options;
  }

  /** Makes a link for a person; the one of the first start lives for 24 hours, others for 15 minutes. */
  async create(user_id: string, { firstRun = false }: { readonly firstRun?: boolean } = {}): Promise<SignInLink> {
    const { database, clock, random } = this.#options;
    const now = clock.now();
    const token = newSecretToken(random);
    const expires_at = timestamp(now + (firstRun ? firstRunLifetimeMs : lifetimeMs));
    await database.kysely
      .deleteFrom('sign_in_link')
      .where('expires_at', '<', timestamp(now - rememberedMs))
      .execute();
    await database.kysely
      .insertInto('sign_in_link')
      .values({ token_hash: digestOf(token), user_id, created_at: timestamp(now), expires_at, used_at: null })
      .execute();
    return { token, path: `/sign-in?token=${token}`, expires_at };
  }

  /** Uses a link up and answers whose it is. Of two who try at once, one gets in. */
  async consume(token: string): Promise<string> {
    const { database, clock } = this.#options;
    const now = timestamp(clock.now());
    const token_hash = digestOf(token);
    const consumed = await database.kysely
      .updateTable('sign_in_link')
      .set({ used_at: now })
      .where('token_hash', '=', token_hash)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .returning('user_id')
      .executeTakeFirst();
    if (consumed !== undefined) return consumed.user_id;
    throw await this.#refusal(token_hash);
  }

  async #refusal(token_hash: string): Promise<LockstepError> {
    const link = await this.#options.database.kysely
      .selectFrom('sign_in_link')
      .select('used_at')
      .where('token_hash', '=', token_hash)
      .executeTakeFirst();
    if (link === undefined) return refused('This sign-in link is not valid.');
    return refused(
      link.used_at === null ? 'This sign-in link has expired.' : 'This sign-in link has already been used.',
    );
  }
}

function refused(reason: string): LockstepError {
  return new LockstepError('UNAUTHENTICATED', `${reason} Get a new one with \`lockstep login-link\`.`);
}
