import type { IncomingMessage } from 'node:http';
import { LockstepError } from '@lockstep/protocol';
import type { ApiTokens } from './api-tokens.ts';
import type { AuthConfig } from './auth-environment.ts';
import type { Identity } from '../app/identity.ts';
import type { LastUse } from './last-use.ts';
import type { Sessions } from './sessions.ts';
import type { Tickets } from './tickets.ts';

/** What a request shows of who is asking. */
interface Presented {
  readonly authorization: string | undefined;
  readonly cookie: string | undefined;
  readonly origin: string | undefined;
  readonly host: string | undefined;
}

interface AuthenticatorOptions {
  readonly tokens: ApiTokens;
  readonly sessions: Sessions;
  readonly tickets: Tickets;
  readonly lastUse: LastUse;
  readonly config: AuthConfig;
}

/** A request as Node has it, or as the web standards have it. */
type AnyRequest = Pick<IncomingMessage, 'method' | 'headers'> | Pick<Request, 'method' | 'headers'>;

type Found = Identity | undefined | Promise<Identity | undefined>;

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Says who is asking, at HTTP and at the WebSocket upgrade; synchronously where it is known. */
export class Authenticator {
  readonly #options: AuthenticatorOptions;

  constructor(options: AuthenticatorOptions) {
    this.#options = options;
  }

  /**
   * Whose request this is: by `Authorization: Bearer`, else by session cookie. A header that is there and not good is
   * refused, never overlooked for the cookie. Throws or rejects with UNAUTHENTICATED, or with ORIGIN_NOT_ALLOWED for a
   * cookie-borne write from a page that may not.
   */
  authenticate(request: AnyRequest): Identity | Promise<Identity> {
    const presented = presentedBy(request);
    if (presented.authorization !== undefined) return this.#byToken(presented.authorization);
    if (!safeMethods.has(request.method ?? '')) this.#checkCookieOrigin(presented);
    return this.#byCookie(presented);
  }

  /**
   * Whose socket this will be: by `?ticket=`, `Authorization: Bearer` or session cookie. Origin is mandatory with a
   * cookie and must be allowed wherever it is present (contract, "WebSocket").
   */
  authenticateUpgrade(request: Pick<IncomingMessage, 'headers' | 'url'>): Identity | Promise<Identity> {
    const presented = presentedBy(request);
    const { authorization, origin } = presented;
    if (origin !== undefined) this.#checkOrigin(presented);
    const ticket = ticketOf(request.url);
    if (ticket !== undefined) return this.#options.tickets.redeem(ticket);
    if (authorization !== undefined) return this.#byToken(authorization);
    this.#checkCookieOrigin(presented);
    return this.#byCookie(presented);
  }

  /** Refuses a write that the request's session cookie would carry, where its page may not. */
  checkCookieOrigin(request: AnyRequest): void {
    this.#checkCookieOrigin(presentedBy(request));
  }

  /** Refuses a request from a page that may not; requests of programs, which name no origin, pass. */
  checkOrigin(request: AnyRequest): void {
    const presented = presentedBy(request);
    if (presented.origin !== undefined) this.#checkOrigin(presented);
  }

  #byToken(authorization: string): Identity | Promise<Identity> {
    const token = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
    const found = token === undefined ? undefined : this.#options.tokens.identify(token);
    return settled(found, (identity) => {
      if (identity === undefined) {
        throw new LockstepError('UNAUTHENTICATED', 'The API token is not valid: unknown, expired or revoked.');
      }
      this.#options.lastUse.touch(identity.credential);
      return identity;
    });
  }

  #byCookie({ cookie }: Presented): Identity | Promise<Identity> {
    const { sessions } = this.#options;
    if (cookie === undefined || !sessions.isPresented(cookie)) {
      throw new LockstepError('UNAUTHENTICATED', 'Sign in, or send an API token as `Authorization: Bearer TOKEN`.');
    }
    return settled(sessions.identify(cookie), (identity) => {
      if (identity === undefined) throw new LockstepError('UNAUTHENTICATED', 'The session has ended: sign in again.');
      this.#options.lastUse.touch(identity.credential);
      return identity;
    });
  }

  #checkCookieOrigin(presented: Presented): void {
    const { cookie } = presented;
    if (cookie !== undefined && this.#options.sessions.isPresented(cookie)) this.#checkOrigin(presented);
  }

  #checkOrigin({ origin, host }: Presented): void {
    if (origin !== undefined && this.#options.config.isOriginAllowed(origin, host)) return;
    const reason =
      origin === undefined ? 'A request with a session cookie must name its Origin.' : `${origin} may not.`;
    throw new LockstepError('ORIGIN_NOT_ALLOWED', reason);
  }
}

function presentedBy({ headers }: Pick<AnyRequest, 'headers'>): Presented {
  if (!(headers instanceof Headers)) {
    const { authorization, cookie, origin, host } = headers;
    return { authorization, cookie, origin, host };
  }
  return {
    authorization: headers.get('authorization') ?? undefined,
    cookie: headers.get('cookie') ?? undefined,
    origin: headers.get('origin') ?? undefined,
    host: headers.get('host') ?? undefined,
  };
}

function ticketOf(url: string | undefined): string | undefined {
  const query = url?.indexOf('?') ?? -1;
  if (url === undefined || query === -1) return undefined;
  return new URLSearchParams(url.slice(query)).get('ticket') ?? undefined;
}

function settled(found: Found, conclude: (identity: Identity | undefined) => Identity): Identity | Promise<Identity> {
  return found instanceof Promise ? found.then(conclude) : conclude(found);
}
