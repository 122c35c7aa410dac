import type { AccountsDatabase } from './accounts-database.ts';
import { ApiTokens } from './api-tokens.ts';
import { type AuthConfig, type AuthEnvironment, isBehindTls } from './auth-environment.ts';
import { Authenticator } from './authenticator.ts';
import type { Chore } from '../app/upkeep/upkeep.ts';
import { credentialSweep } from './credential-sweep.ts';
import { ForeignRevocations } from './foreign-revocations.ts';
import type { Credential, Identity } from '../app/identity.ts';
import { KnownCredentials } from './known-credentials.ts';
import { LastUse } from './last-use.ts';
import { MemoryTicketStore } from './memory-ticket-store.ts';
import { People, identify } from './people.ts';
import { Profiles } from './profile.ts';
import { Registration } from './registration.ts';
import { type RevocationListener, Revocations } from './revocations.ts';
import { serverSecret } from './server-secret.ts';
import { SessionList } from './session-list.ts';
import { Sessions } from './sessions.ts';
import { SignInLinks } from './sign-in-links.ts';
import type { SignInLibrary } from './sign-in-library.ts';
import type { TicketStore } from './ticket-store.ts';
import { Tickets } from './tickets.ts';

export interface AuthOptions extends AuthEnvironment {
  readonly database: AccountsDatabase;
  readonly config: AuthConfig;
  /** Default: in the memory of this process. */
  readonly ticketStore?: TicketStore | undefined;
}

/** Accounts, credentials, and who is asking. */
export interface Auth {
  readonly people: People;
  readonly profiles: Profiles;
  readonly registration: Registration;
  readonly links: SignInLinks;
  readonly tokens: ApiTokens;
  readonly sessions: Sessions;
  readonly sessionList: SessionList;
  readonly tickets: Tickets;
  readonly authenticator: Authenticator;
  /** The sign-in library, loaded on first use. */
  readonly library: () => Promise<SignInLibrary>;
  /** Tells of every revocation in this process, at once; answers how to stop listening. */
  onCredentialRevoked(listener: RevocationListener): () => void;
  /** Also announces what other processes revoke, within a second; `live` tells the credentials of all sockets. */
  watchForeignRevocations(live: () => Iterable<Credential>): void;
  /** For the poll that finds what no listener was told of: expiry, or an announcement that was lost. */
  isStillValid(credential: Credential): boolean | Promise<boolean>;
  /** Who a program on the machine itself acts for: the person of this address, else the owner. */
  localIdentity(email?: string): Promise<Identity | undefined>;
  /** Removes what has run out, for a running server to do from time to time. */
  readonly sweep: Chore;
  /** Stops watching, and writes what is kept lazily. */
  close(): Promise<void>;
}

/**
 * Puts accounts together.
 *
 * @example
 * const auth = createAuth({ database: accountsOnSqlite(connection), config, clock, random, logger });
 * const { person, created } = await auth.registration.ensureOwner();
 * const link = created ? await auth.links.create(person.user.id, { firstRun: true }) : undefined;
 */
export function createAuth(options: AuthOptions): Auth {
  const { database, config, clock, logger } = options;
  const known = new KnownCredentials({ database, clock });
  const revocations = new Revocations(logger);
  const people = new People(database);
  const library = lazily(() => loadLibrary(options, known, revocations));
  const sessions = new Sessions({ library, known, people, clock, secureCookies: isBehindTls(config) });
  let live: () => Iterable<Credential> = () => [];
  const sessionList = new SessionList({ database, clock, known, revocations, live: () => live() });
  const tokens = new ApiTokens({ ...options, known, revocations });
  const isStillValid = (credential: Credential) => known.isStillValid(credential);
  const tickets = new Tickets({ ...options, store: options.ticketStore ?? new MemoryTicketStore(clock), isStillValid });
  const lastUse = new LastUse({ database, clock, logger });
  const foreign = new ForeignRevocations({ database, known, revocations, logger });
  const hashPassword = async (password: string) => (await (await library()).$context).password.hash(password);
  return {
    people,
    profiles: new Profiles({ database, known, clock }),
    registration: new Registration({ ...options, people, hashPassword }),
    links: new SignInLinks(options),
    tokens,
    sessions,
    sessionList,
    tickets,
    authenticator: new Authenticator({ tokens, sessions, tickets, lastUse, config }),
    library,
    isStillValid,
    onCredentialRevoked: (listener) => revocations.listen(listener),
    localIdentity: async (email) => {
      const person = await (email === undefined ? people.owner() : people.byEmail(email));
      return person && identify(person, { kind: 'local', id: person.user.id, name: null, expires_at: null });
    },
    watchForeignRevocations: (credentials) => {
      live = credentials;
      foreign.start(credentials);
    },
    sweep: credentialSweep({ database, clock }),
    close: async () => {
      foreign.stop();
      await lastUse.flush();
    },
  };
}

async function loadLibrary(options: AuthOptions, known: KnownCredentials, revocations: Revocations) {
  const { createSignInLibrary } = await import('./sign-in-library.ts');
  const { config, random } = options;
  return createSignInLibrary({
    ...options,
    secret: serverSecret(config.secret, config.dataFolder, random),
    onSessionChanged: (session_id) => known.forgetCredential(session_id),
    onSessionEnded: (session_id) => {
      known.forgetCredential(session_id);
      revocations.announce({ kind: 'session', id: session_id });
    },
    onUserChanged: (user_id) => known.forgetUser(user_id),
  });
}

function lazily<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
