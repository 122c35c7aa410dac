import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/server';
import type { Clock } from '../../app/clock.ts';
import type { Credential, Identity } from '../../app/identity.ts';
import type { AskerQuery } from './asker-query.ts';
import { createMcpServer } from './create-mcp-server.ts';
import type { ToolHost } from './tool-host.ts';

const idleMs = 60 * 60_000;
/** How often credentials of open sessions are looked at: what was opened with a spent one ends within a second. */
const recheckMs = 500;
/** Beyond this many of one person the one idle longest goes: a client that lost its session just starts another. */
const maxPerUser = 64;

interface LegacySession {
  readonly transport: WebStandardStreamableHTTPServerTransport;
  readonly credential: Credential;
  readonly user_id: string;
  usedAt: number;
}

export interface LegacySessionsOptions {
  readonly clock: Clock;
  /** An id that cannot be guessed: it stands for the session. */
  readonly newSessionId: () => string;
  readonly toolsFor: (identity: Identity, query: AskerQuery) => ToolHost;
  /** Whether a credential may still be used; asked often. */
  readonly isStillValid: (credential: Credential) => boolean | Promise<boolean>;
  /** Runs an action later. */
  readonly schedule: (ms: number, action: () => void) => unknown;
  readonly onError: (error: Error) => void;
}

const sessionHeader = 'mcp-session-id';

/** 404 is what makes a client start a session anew. */
function unknownSession(): Response {
  const error = { code: -32_001, message: 'This session has ended or is not yours: start another.' };
  return Response.json({ jsonrpc: '2.0', error, id: null }, { status: 404 });
}

/**
 * Clients of the protocol before (2025-11-25) have sessions: the SDK's stateless way to serve them has no confirmations
 * and no subscriptions. A session is good for the credential that opened it and for no other.
 */
export class LegacySessions {
  readonly #options: LegacySessionsOptions;
  readonly #sessions = new Map<string, LegacySession>();
  #watching = false;

  constructor(options: LegacySessionsOptions) {
    this.#options = options;
  }

  async handle(request: Request, identity: Identity, query: AskerQuery): Promise<Response> {
    this.#dropIdle();
    const id = request.headers.get(sessionHeader);
    const session = id === null ? undefined : this.#sessions.get(id);
    if (session !== undefined && session.credential.id === identity.credential.id) {
      session.usedAt = this.#options.clock.now();
      return session.transport.handleRequest(request);
    }
    if (id !== null) return unknownSession();
    const transport = await this.#open(identity, query);
    const response = await transport.handleRequest(request);
    if (transport.sessionId === undefined) await transport.close();
    return response;
  }

  /** Ends what a revoked credential had opened. */
  async closeByCredential(credential_id: string): Promise<void> {
    await this.#close((session) => session.credential.id === credential_id);
  }

  async closeAll(): Promise<void> {
    await this.#close(() => true);
  }

  get size(): number {
    return this.#sessions.size;
  }

  async #open(identity: Identity, query: AskerQuery): Promise<WebStandardStreamableHTTPServerTransport> {
    const { toolsFor, clock, newSessionId } = this.#options;
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: () => newSessionId(),
      onsessioninitialized: (id) => {
        const usedAt = clock.now();
        this.#makeRoom(identity.user.id);
        const { credential, user } = identity;
        this.#sessions.set(id, { transport, credential, user_id: user.id, usedAt });
        this.#watch();
      },
      onsessionclosed: (id) => {
        this.#sessions.delete(id);
      },
    });
    await createMcpServer(toolsFor(identity, query)).connect(transport);
    return transport;
  }

  /** Finds, while there are sessions, what nobody was told of: an expiry, or a revocation by another process. */
  #watch(): void {
    if (this.#watching || this.#sessions.size === 0) return;
    this.#watching = true;
    this.#options.schedule(recheckMs, () => {
      this.#closeSpent()
        .catch((error: unknown) => this.#options.onError(new Error('Checking a credential failed.', { cause: error })))
        .finally(() => {
          this.#watching = false;
          this.#watch();
        });
    });
  }

  async #closeSpent(): Promise<void> {
    const credentials = new Map(Array.from(this.#sessions.values(), ({ credential }) => [credential.id, credential]));
    for (const credential of credentials.values()) {
      if (!(await this.#options.isStillValid(credential))) await this.closeByCredential(credential.id);
    }
  }

  #makeRoom(user_id: string): void {
    const own = [...this.#sessions].filter(([, session]) => session.user_id === user_id);
    if (own.length < maxPerUser) return;
    const [oldest] = own.toSorted(([, one], [, other]) => one.usedAt - other.usedAt);
    if (oldest !== undefined) void this.#close((session) => session === oldest[1]);
  }

  #dropIdle(): void {
    const before = this.#options.clock.now() - idleMs;
    void this.#close((session) => session.usedAt < before);
  }

  async #close(isMeant: (session: LegacySession) => boolean): Promise<void> {
    const meant = [...this.#sessions].filter(([, session]) => isMeant(session));
    for (const [id] of meant) this.#sessions.delete(id);
    await Promise.all(meant.map(async ([, session]) => session.transport.close()));
  }
}
