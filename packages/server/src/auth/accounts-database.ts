import type { CompiledQuery, Kysely } from 'kysely';
import type { MemberTable, WorkspaceTable } from '../store/schema.ts';

export interface UserTable {
  id: string;
  name: string;
  email: string;
  email_verified: number;
  image: string | null;
  /** Null until the first browser has told. */
  time_zone: string | null;
  locale: string | null;
  created_at: string;
  updated_at: string;
}

export interface SessionTable {
  id: string;
  user_id: string;
  token: string;
  expires_at: string;
  ip_address: string | null;
  user_agent: string | null;
  created_at: string;
  updated_at: string;
}

export interface AccountTable {
  id: string;
  user_id: string;
  account_id: string;
  provider_id: string;
  password: string | null;
  created_at: string;
  updated_at: string;
}

export interface ApiTokenTable {
  id: string;
  user_id: string;
  name: string;
  token_hash: string;
  /** Separated by spaces. */
  scopes: string;
  created_at: string;
  last_used_at: string | null;
  expires_at: string | null;
  revoked_at: string | null;
}

export interface SignInLinkTable {
  token_hash: string;
  user_id: string;
  created_at: string;
  expires_at: string;
  used_at: string | null;
}

export interface VerificationTable {
  id: string;
  expires_at: string;
}

/** The tables of migration 0002, and of the log what makes a person's workspace. */
export interface AccountsSchema {
  user: UserTable;
  session: SessionTable;
  verification: VerificationTable;
  account: AccountTable;
  api_token: ApiTokenTable;
  sign_in_link: SignInLinkTable;
  workspace: WorkspaceTable;
  member: MemberTable;
}

export interface Compilable<Row> {
  compile(): CompiledQuery<Row>;
}

export type KeptQuery<Row> = (...parameters: readonly string[]) => Row | undefined | Promise<Row | undefined>;

/**
 * What accounts need of the database, which they share with the log. No transaction may stay open across an `await`:
 * on SQLite the log's writer is the same connection.
 */
export interface AccountsDatabase {
  readonly kysely: Kysely<AccountsSchema>;
  /** Runs writes in one transaction, at once: all or nothing. */
  atomically(writes: readonly CompiledQuery[]): Promise<void>;
  /**
   * Compiles a query once and keeps it: for the hot look-ups. What comes back runs it for its first row, at once where
   * the engine can, with other parameters in place of those it was built with, in order of appearance.
   */
  keep<Row>(query: Compilable<Row>): KeptQuery<Row>;
  /**
   * A number that is another one after a different process has written to the database, at the latest from the next turn
   * of the event loop on. Called often, so cheap.
   */
  foreignVersion(): number;
}
