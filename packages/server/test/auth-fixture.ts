import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LockstepError, toProblem } from '@lockstep/protocol';
import type SQLite from 'better-sqlite3';
import { type Context, Hono } from 'hono';
import { Kysely, SqliteDialect } from 'kysely';
import { v7 } from 'uuid';
import { accountsOnSqlite } from '../src/compose/accounts-on-sqlite.ts';
import { migrate } from '../src/store/migrations/migrate.ts';
import { openDatabase } from '../src/store/sqlite/open-database.ts';
import type { AccountsDatabase } from '../src/auth/accounts-database.ts';
import { MemoryRateLimits } from '../src/limits/rate-limits.ts';
import type { AuthConfig } from '../src/auth/auth-environment.ts';
import { type Auth, createAuth } from '../src/auth/create-auth.ts';
import type { Person } from '../src/auth/people.ts';
import { accountRoutes, signInRoutes } from '../src/auth/routes/auth-routes.ts';

export const ownOrigin = 'http://127.0.0.1:4747';
export const epoch = 'epoch-of-this-test';

/** A process with accounts on a database file of its own, and a clock that only the test moves. */
export interface AuthFixture {
  readonly dataFolder: string;
  readonly connection: SQLite.Database;
  readonly database: AccountsDatabase;
  readonly auth: Auth;
  readonly owner: Person;
  readonly logged: { readonly level: 'warn' | 'error'; readonly details: object; readonly message: string }[];
  advance(milliseconds: number): void;
  now(): number;
  /** Sends a request through the routes, by path. */
  send(path: string, init?: RequestInit): Promise<Response>;
  /** The same file in another process, as the CLI opens it. */
  elsewhere(): Promise<AuthFixture>;
  dispose(): Promise<void>;
}

export interface FixtureOptions {
  readonly config?: Partial<AuthConfig>;
  readonly dataFolder?: string;
}

const started: AuthFixture[] = [];

/** Starts one that ends with the test: for use after `afterEach(disposeStarted)`. */
export async function start(options?: FixtureOptions): Promise<AuthFixture> {
  const fixture = await startAuth(options);
  started.push(fixture);
  return fixture;
}

/** Ends what this test has started, last first. */
export async function disposeStarted(): Promise<void> {
  for (const fixture of started.splice(0).toReversed()) await fixture.dispose();
}

async function startAuth({ config, dataFolder }: FixtureOptions = {}): Promise<AuthFixture> {
  const folder = dataFolder ?? mkdtempSync(join(tmpdir(), 'lockstep-auth-'));
  const connection = openDatabase(join(folder, 'lockstep.db'));
  await migrate(new Kysely<unknown>({ dialect: new SqliteDialect({ database: connection }) }));
  const database = accountsOnSqlite(connection);
  let skipped = 0;
  const logged: AuthFixture['logged'] = [];
  // The sign-in library judges by the real clock, so the fake one starts there.
  const clock = { now: () => Date.now() + skipped };
  const wholeConfig: AuthConfig = {
    publicUrl: null,
    dataFolder: folder,
    secret: null,
    isOriginAllowed: (origin, host) => origin === `http://${host ?? ''}` || origin === ownOrigin,
    ...config,
  };
  const auth = createAuth({
    database,
    config: wholeConfig,
    clock,
    random: { bytes: (count) => randomBytes(count), newId: () => v7() },
    logger: {
      warn: (details, message) => logged.push({ level: 'warn', details, message }),
      error: (details, message) => logged.push({ level: 'error', details, message }),
    },
  });
  const { person: owner } = await auth.registration.ensureOwner();
  const app = routesOf(auth, wholeConfig, () => skipped);
  return {
    dataFolder: folder,
    connection,
    database,
    auth,
    owner,
    logged,
    advance: (milliseconds) => {
      skipped += milliseconds;
    },
    now: clock.now,
    send: async (path, init) => app.request(new URL(path, ownOrigin).href, init),
    elsewhere: async () => start({ ...(config === undefined ? {} : { config }), dataFolder: folder }),
    dispose: async () => {
      await auth.close();
      connection.close();
      if (dataFolder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function clientAddress(context: Context): string | null {
  return context.req.header('x-test-address') ?? null;
}

function routesOf(auth: Auth, config: AuthConfig, now: () => number): Hono {
  const limits = new MemoryRateLimits(now);
  const options = { auth, config, epoch: () => epoch, limits, clientAddress };
  const app = new Hono();
  app.route('/', signInRoutes(options));
  for (const route of accountRoutes(options)) {
    app.on(route.method, `/api/v1${route.path.replaceAll(/\{(\w+)\}/g, ':$1')}`, async (context) => {
      const identity = await auth.authenticator.authenticate(context.req.raw);
      const { status, body, headers } = await route.handle({
        request: { headers: { host: new URL(ownOrigin).host, ...context.req.header() } },
        identity,
        params: context.req.param(),
        readJson: async () => (await context.req.json()) as unknown,
      });
      route.about.result.parse(body);
      if (status !== route.about.status) throw new Error(`${route.about.id} answered ${status}.`);
      return Response.json(body, { status, ...(headers === undefined ? {} : { headers }) });
    });
  }
  app.onError((error) => {
    if (!(error instanceof LockstepError)) throw error;
    const problem = toProblem(error);
    return Response.json(problem, { status: problem.status });
  });
  return app;
}

/** A POST with a JSON body, from the server's own page. */
export function posted(body: unknown, headers: Record<string, string> = {}): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: ownOrigin, ...headers },
    body: JSON.stringify(body),
  };
}

/** Signs the owner in by link and answers the Cookie header of their browser. */
export async function signIn(fixture: AuthFixture, user_id = fixture.owner.user.id): Promise<string> {
  const { token } = await fixture.auth.links.create(user_id);
  const answer = await fixture.send('/api/v1/session/redeem', posted({ token }));
  if (answer.status !== 200) throw new Error(`Signing in failed: ${await answer.text()}`);
  return cookieHeader(answer);
}

/** What a browser would send back after this answer. */
export function cookieHeader(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .join('; ');
}
