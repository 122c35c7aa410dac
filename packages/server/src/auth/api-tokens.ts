import {
  LockstepError,
  type Scope,
  lineSchema,
  parseInput,
  scopeSchema,
  scopes,
  timestampSchema,
} from '@lockstep/protocol';
import { type InferResult, sql } from 'kysely';
import { z } from 'zod';
import type { AccountsDatabase, KeptQuery } from './accounts-database.ts';
import { type AuthEnvironment, timestamp } from './auth-environment.ts';
import type { Identity } from '../app/identity.ts';
import type { KnownCredentials } from './known-credentials.ts';
import { identify, personFrom } from './people.ts';
import type { Revocations } from './revocations.ts';
import { digestOf, newSecretToken } from './secret-token.ts';

const prefix = 'lst_';

/** What a new token is to be: by default it has all scopes and does not expire. */
export const newApiTokenSchema = z.strictObject({
  name: lineSchema(120),
  scopes: z
    .array(scopeSchema)
    .min(1, 'must name at least one scope')
    .max(scopes.length)
    .default([...scopes]),
  expires_at: timestampSchema.nullable().default(null),
});

/** What may be told of a token; never the token. */
export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly user_email: string;
  readonly scopes: readonly Scope[];
  readonly created_at: string;
  readonly last_used_at: string | null;
  readonly expires_at: string | null;
}

interface ApiTokensOptions extends AuthEnvironment {
  readonly database: AccountsDatabase;
  readonly known: KnownCredentials;
  readonly revocations: Revocations;
}

/** API tokens: 256 random bits, of which the database knows only the digest. */
export class ApiTokens {
  readonly #options: ApiTokensOptions;
  readonly #byDigest: KeptQuery<TokenRow>;

  constructor(options: ApiTokensOptions) {
    this.#options = options;
    this.#byDigest = options.database.keep(queryByDigest(options.database));
  }

  /** Makes a token as `newApiTokenSchema` takes it; this is the only time it is seen. Throws VALIDATION_FAILED. */
  async create(user_id: string, input: unknown): Promise<{ readonly token: string; readonly record: ApiToken }> {
    const { database, clock, random } = this.#options;
    const wanted = parseInput(newApiTokenSchema, input);
    const now = timestamp(clock.now());
    if (wanted.expires_at !== null && wanted.expires_at <= now) {
      const errors = [{ path: 'expires_at', message: 'must be in the future' }];
      throw new LockstepError('VALIDATION_FAILED', 'expires_at: must be in the future', { errors });
    }
    const id = random.newId();
    const token = newSecretToken(random, prefix);
    await database.kysely
      .insertInto('api_token')
      .values({
        id,
        user_id,
        name: wanted.name,
        token_hash: digestOf(token),
        scopes: [...new Set(wanted.scopes)].join(' '),
        created_at: now,
        last_used_at: null,
        expires_at: wanted.expires_at,
        revoked_at: null,
      })
      .execute();
    const record = (await this.list(user_id)).find((each) => each.id === id);
    if (record === undefined) throw new Error(`Token ${id} was written but is not there.`);
    return { token, record };
  }

  /** Tokens that are not revoked, of one person or of all; expired ones included. */
  async list(user_id?: string): Promise<readonly ApiToken[]> {
    const rows = await this.#options.database.kysely
      .selectFrom('api_token')
      .innerJoin('user', 'user.id', 'api_token.user_id')
      .select(['api_token.id', 'api_token.name', 'user.email as user_email', 'api_token.scopes'])
      .select(['api_token.created_at', 'api_token.last_used_at', 'api_token.expires_at'])
      .where('api_token.revoked_at', 'is', null)
      .$if(user_id !== undefined, (query) => query.where('api_token.user_id', '=', user_id ?? ''))
      .orderBy('api_token.created_at')
      .orderBy('api_token.id')
      .execute();
    return rows.map((row) => ({ ...row, scopes: scopesFrom(row.scopes) }));
  }

  /** Revokes at once; with `user_id`, only a token of that person is found. Throws NOT_FOUND. */
  async revoke(id: string, user_id?: string): Promise<void> {
    const { database, clock, known, revocations } = this.#options;
    const revoked = await database.kysely
      .updateTable('api_token')
      .set({ revoked_at: timestamp(clock.now()) })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .$if(user_id !== undefined, (query) => query.where('user_id', '=', user_id ?? ''))
      .returning('id')
      .executeTakeFirst();
    if (revoked === undefined) throw new LockstepError('NOT_FOUND', 'There is no token with this id.');
    known.forgetCredential(id);
    revocations.announce({ kind: 'token', id });
  }

  /** Whose a token is: at once where it is known, undefined where it is not good. */
  identify(token: string): Identity | undefined | Promise<Identity | undefined> {
    if (!token.startsWith(prefix)) return undefined;
    const digest = digestOf(token);
    const { identities } = this.#options.known;
    return identities.get(digest) ?? identities.load(digest, () => this.#find(digest));
  }

  #find(digest: string): Identity | undefined | Promise<Identity | undefined> {
    const row = this.#byDigest(digest);
    return row instanceof Promise ? row.then(identityFrom) : identityFrom(row);
  }
}

function queryByDigest({ kysely }: AccountsDatabase) {
  return kysely
    .selectFrom('api_token')
    .innerJoin('user', 'user.id', 'api_token.user_id')
    .innerJoin('member', 'member.user_id', 'user.id')
    .innerJoin('workspace', 'workspace.id', 'member.workspace_id')
    .select(['user.id', 'user.name', 'user.email', 'user.time_zone', 'user.locale'])
    .select(['workspace.id as personal_workspace_id', 'api_token.id as token_id', 'api_token.name as token_name'])
    .select(['api_token.scopes', 'api_token.expires_at'])
    .where('api_token.token_hash', '=', '')
    .where('api_token.revoked_at', 'is', null)
    .where('workspace.kind', '=', sql.lit('personal'));
}

type TokenRow = InferResult<ReturnType<typeof queryByDigest>>[number];

function identityFrom(row: TokenRow | undefined): Identity | undefined {
  if (row === undefined) return undefined;
  const expires_at = row.expires_at === null ? null : Date.parse(row.expires_at);
  const credential = { kind: 'token', id: row.token_id, name: row.token_name, expires_at } as const;
  return identify(personFrom(row), credential, new Set(scopesFrom(row.scopes)));
}

function scopesFrom(text: string): Scope[] {
  return scopes.filter((scope) => text.split(' ').includes(scope));
}
