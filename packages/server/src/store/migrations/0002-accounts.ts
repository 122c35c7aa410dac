import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

// `user`, `session`, `account` and `verification` are better-auth's tables under our column names; the rest is our own.
// Secrets are never stored: tokens and links are kept as SHA-256, passwords as scrypt.
const statements = [
  `CREATE TABLE "user" (
     id TEXT PRIMARY KEY,
     name TEXT NOT NULL,
     email TEXT NOT NULL UNIQUE,
     email_verified INTEGER NOT NULL DEFAULT 0,
     image TEXT,
     time_zone TEXT,
     locale TEXT,
     created_at TEXT NOT NULL,
     updated_at TEXT NOT NULL
   ) WITHOUT ROWID`,
  `CREATE TABLE session (
     id TEXT PRIMARY KEY,
     user_id TEXT NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
     token TEXT NOT NULL UNIQUE,
     expires_at TEXT NOT NULL,
     ip_address TEXT,
     user_agent TEXT,
     created_at TEXT NOT NULL,
     updated_at TEXT NOT NULL
   ) WITHOUT ROWID`,
  `CREATE INDEX session_by_user ON session (user_id)`,
  `CREATE TABLE account (
     id TEXT PRIMARY KEY,
     user_id TEXT NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
     account_id TEXT NOT NULL,
     provider_id TEXT NOT NULL,
     access_token TEXT,
     refresh_token TEXT,
     id_token TEXT,
     access_token_expires_at TEXT,
     refresh_token_expires_at TEXT,
     scope TEXT,
     password TEXT,
     created_at TEXT NOT NULL,
     updated_at TEXT NOT NULL
   ) WITHOUT ROWID`,
  `CREATE INDEX account_by_user ON account (user_id)`,
  `CREATE UNIQUE INDEX account_by_provider ON account (provider_id, account_id)`,
  `CREATE TABLE verification (
     id TEXT PRIMARY KEY,
     identifier TEXT NOT NULL,
     value TEXT NOT NULL,
     expires_at TEXT NOT NULL,
     created_at TEXT NOT NULL,
     updated_at TEXT NOT NULL
   ) WITHOUT ROWID`,
  `CREATE INDEX verification_by_identifier ON verification (identifier)`,
  `CREATE TABLE api_token (
     id TEXT PRIMARY KEY,
     user_id TEXT NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
     name TEXT NOT NULL,
     token_hash TEXT NOT NULL UNIQUE,
     scopes TEXT NOT NULL,
     created_at TEXT NOT NULL,
     last_used_at TEXT,
     expires_at TEXT,
     revoked_at TEXT
   ) WITHOUT ROWID`,
  `CREATE INDEX api_token_by_user ON api_token (user_id)`,
  `CREATE TABLE sign_in_link (
     token_hash TEXT PRIMARY KEY,
     user_id TEXT NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
     created_at TEXT NOT NULL,
     expires_at TEXT NOT NULL,
     used_at TEXT
   ) WITHOUT ROWID`,
  `CREATE INDEX sign_in_link_by_expiry ON sign_in_link (expires_at)`,
];

/** People, their sessions, API tokens and sign-in links. */
export const accounts: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
