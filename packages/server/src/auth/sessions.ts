import { LockstepError } from '@lockstep/protocol';
import type { Clock } from '../app/clock.ts';
import { cookieValue } from './cookie-value.ts';
import type { Identity } from '../app/identity.ts';
import type { KnownCredentials } from './known-credentials.ts';
import { type People, identify } from './people.ts';
import { digestOf } from './secret-token.ts';
import { renewAfterMs, sessionCookieName, sessionLifetimeMs } from './session-settings.ts';
import type { SignInLibrary } from './sign-in-library.ts';

interface SessionsOptions {
  /** Loaded on first use: it is large, and nobody may ever sign in with a browser. */
  readonly library: () => Promise<SignInLibrary>;
  readonly known: KnownCredentials;
  readonly people: People;
  readonly clock: Clock;
  readonly secureCookies: boolean;
}

/** Browser sessions: opened, recognised by their cookie, prolonged and closed. */
export class Sessions {
  readonly #options: SessionsOptions;
  readonly #cookieName: string;

  constructor(options: SessionsOptions) {
    this.#options = options;
    this.#cookieName = sessionCookieName(options.secureCookies);
  }

  /** Whether a Cookie header bears a session at all, good or not. */
  isPresented(cookieHeader: string): boolean {
    return cookieValue(cookieHeader, this.#cookieName) !== undefined;
  }

  /** Whose session a Cookie header bears: at once where it is known, undefined where it is not good. */
  identify(cookieHeader: string): Identity | undefined | Promise<Identity | undefined> {
    const cookie = cookieValue(cookieHeader, this.#cookieName);
    if (cookie === undefined || cookie === '') return undefined;
    const key = digestOf(`session ${cookie}`);
    const { identities } = this.#options.known;
    return identities.get(key) ?? identities.load(key, () => this.#find(cookie));
  }

  /** Opens a session; answers the Set-Cookie headers. */
  async open(user_id: string, headers: Headers): Promise<readonly string[]> {
    const library = await this.#options.library();
    const opened = await library.api.openSession({ body: { user_id }, headers, returnHeaders: true });
    return opened.headers.getSetCookie();
  }

  /** Ends the session of the request, if there is one; answers the Set-Cookie headers that clear its cookie. */
  async close(headers: Headers): Promise<readonly string[]> {
    const library = await this.#options.library();
    const closed = await library.api.signOut({ headers, returnHeaders: true });
    return closed.headers.getSetCookie();
  }

  /** Prolongs a session that has been in use for a day; answers the Set-Cookie header if it did. */
  async renew({ credential }: Identity, cookieHeader: string): Promise<string | undefined> {
    if (credential.kind !== 'session' || credential.expires_at === null) return undefined;
    const age = this.#options.clock.now() + sessionLifetimeMs - credential.expires_at;
    if (age < renewAfterMs) return undefined;
    const library = await this.#options.library();
    const headers = new Headers({ cookie: cookieHeader });
    const renewed = await library.api.getSession({ headers, returnHeaders: true });
    return renewed.headers.getSetCookie()[0];
  }

  async #find(cookie: string): Promise<Identity | undefined> {
    const library = await this.#options.library();
    const found = await this.#ask(library, new Headers({ cookie: `${this.#cookieName}=${cookie}` }));
    if (found === null) return undefined;
    const person = await this.#options.people.byId(found.session.userId);
    if (person === undefined) return undefined;
    const { id, expiresAt } = found.session;
    return identify(person, { kind: 'session', id, name: null, expires_at: expiresAt.getTime() });
  }

  async #ask(library: SignInLibrary, headers: Headers) {
    try {
      return await library.api.getSession({ headers, query: { disableRefresh: true } });
    } catch (error) {
      throw new LockstepError('UNAVAILABLE', 'Sessions cannot be looked up right now.', { cause: error });
    }
  }
}
