import type { Scope } from '@lockstep/protocol';

/** Somebody who has an account, with what it takes to be them. */
export interface Person {
  readonly user_id: string;
  /** Their personal workspace. */
  readonly workspace_id: string;
  /** An API token with all scopes. */
  readonly token: string;
  /** Single-use sign-in tokens, for a session each. */
  readonly links: readonly [string, string];
}

/** A route that is registered in the server. */
export interface RegisteredRoute {
  readonly method: string;
  readonly path: string;
}

/** Ana owns the shared workspace, Edda edits it, Vera views it, Fred is to be removed from it, Sam never was in it. */
export const personNames = ['ana', 'edda', 'vera', 'fred', 'sam'] as const;
export type PersonName = (typeof personNames)[number];

/** A word in every text of a person's own records, and in their name: who reads it has seen something of theirs. */
export const secretOf = {
  ana: 'Azurite',
  edda: 'Ebonite',
  vera: 'Verdite',
  fred: 'Feldspar',
  sam: 'Samarskite',
} as const satisfies Readonly<Record<PersonName, string>>;

/** The same for the records of the shared workspace. */
export const sharedSecret = 'Zirconium';

/** What the server's process tells when it is ready. */
export interface MadePeople {
  readonly port: number;
  readonly epoch: string;
  readonly shared_id: string;
  readonly people: Readonly<Record<PersonName, Person>>;
  /** Further tokens of Ana's. */
  readonly narrow: readonly { readonly token: string; readonly scopes: readonly Scope[] }[];
  readonly expiring: string;
  readonly revoked: { readonly token: string; readonly id: string };
  readonly routes: readonly RegisteredRoute[];
}

/** What may be asked of the process: each is answered by one message. */
export type Request = 'remove Fred' | 'let an hour pass' | 'make a newcomer' | 'statements';
