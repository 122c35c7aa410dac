import type { Scope, User } from '@lockstep/protocol';

/** What proved who is asking. A socket opened with a ticket bears the credential the ticket was obtained with. */
export interface Credential {
  readonly kind: 'session' | 'token' | 'local';
  /** Id of the session or token, so that its revocation finds the sockets it opened. */
  readonly id: string;
  /** A token's name, which names the client in attributions. */
  readonly name: string | null;
  /** Milliseconds since 1970, null where it does not expire. Sessions in use are prolonged: ask `isStillValid`. */
  readonly expires_at: number | null;
}

/** An authenticated person and what the credential at hand may be used for. */
export interface Identity {
  readonly user: User;
  /** The profile's IANA zone, UTC until the first browser has told one. */
  readonly time_zone: string;
  readonly personal_workspace_id: string;
  readonly scopes: ReadonlySet<Scope>;
  readonly credential: Credential;
}
