import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { APIError, betterAuth } from 'better-auth';
import { z } from 'zod';
import type { AccountsDatabase } from './accounts-database.ts';
import { type AuthConfig, type AuthEnvironment, isBehindTls } from './auth-environment.ts';
import { addressHeader } from './address-header.ts';
import { maxPasswordLength, minPasswordLength } from './password-length.ts';
import { cookiePrefix, renewAfterMs, sessionLifetimeMs } from './session-settings.ts';

interface SignInLibraryOptions extends AuthEnvironment {
  readonly database: AccountsDatabase;
  readonly config: AuthConfig;
  readonly secret: string;
  readonly onSessionChanged: (session_id: string) => void;
  readonly onSessionEnded: (session_id: string) => void;
  readonly onUserChanged: (user_id: string) => void;
}

const columns = { createdAt: 'created_at', updatedAt: 'updated_at' };

/**
 * better-auth on the accounts' tables: passwords, sessions and their cookies. `transaction: false` since it would hold
 * one open across an `await`, on the connection that the log writes to.
 */
export function createSignInLibrary(options: SignInLibraryOptions) {
  const { config, database, secret } = options;
  return betterAuth({
    appName: 'Lockstep',
    baseURL: config.publicUrl?.origin ?? 'http://127.0.0.1',
    basePath: '/api/auth',
    // Given as versioned secrets because the environment's would win over a plain one.
    secrets: [{ version: 1, value: secret }],
    trustedOrigins: (request) => trustedOriginsOf(request, config),
    database: { db: database.kysely, type: 'sqlite', transaction: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength, maxPasswordLength },
    user: { fields: { ...columns, emailVerified: 'email_verified' } },
    session: {
      expiresIn: sessionLifetimeMs / 1_000,
      updateAge: renewAfterMs / 1_000,
      fields: {
        ...columns,
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
      },
    },
    account: {
      fields: {
        ...columns,
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
      },
    },
    verification: { fields: { ...columns, expiresAt: 'expires_at' } },
    // Ours come first, and are the same for every door.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: libraryLogger(options),
    databaseHooks: libraryHooks(options),
    advanced: {
      cookiePrefix,
      useSecureCookies: isBehindTls(config),
      // Named, since its defaults depend on NODE_ENV.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => options.random.newId() },
    },
    plugins: [sessionOpener],
  });
}

export type SignInLibrary = ReturnType<typeof createSignInLibrary>;

/** Opens a session for a person whom something else than a password has proven, with the library's own cookie. */
const sessionOpener = {
  id: 'lockstep-session-opener',
  endpoints: {
    openSession: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ user_id: z.string() }), requireHeaders: true },
      async (ctx) => {
        const { internalAdapter } = ctx.context;
        const user = await internalAdapter.findUserById(ctx.body.user_id);
        if (user === null) throw APIError.fromStatus('UNAUTHORIZED', { message: 'There is no such person.' });
        const session = await internalAdapter.createSession(user.id);
        await setSessionCookie(ctx, { session, user });
        return ctx.json({ user_id: user.id });
      },
    ),
  },
};

function trustedOriginsOf(request: Request | undefined, config: AuthConfig): string[] {
  const origin = request?.headers.get('origin') ?? undefined;
  if (origin === undefined) return [];
  return config.isOriginAllowed(origin, request?.headers.get('host') ?? undefined) ? [origin] : [];
}

function libraryLogger({ logger }: SignInLibraryOptions) {
  return {
    level: 'error' as const,
    log: (_level: string, message: string, ...details: unknown[]) => logger.error({ details }, message),
  };
}

function libraryHooks({ onSessionChanged, onSessionEnded, onUserChanged }: SignInLibraryOptions) {
  return {
    session: {
      update: { after: async (session: { id: string } | null) => ifThere(session, onSessionChanged) },
      delete: { after: async (session: { id: string } | null) => ifThere(session, onSessionEnded) },
    },
    user: { update: { after: async (user: { id: string } | null) => ifThere(user, onUserChanged) } },
  };
}

function ifThere(row: { readonly id: string } | null, tell: (id: string) => void): void {
  if (row !== null) tell(row.id);
}
