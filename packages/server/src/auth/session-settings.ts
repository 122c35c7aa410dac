const dayMs = 24 * 60 * 60 * 1_000;

/** A session that nobody uses ends after this. */
export const sessionLifetimeMs = 30 * dayMs;
/** One in use is prolonged when it is this old. */
export const renewAfterMs = dayMs;

export const cookiePrefix = 'lockstep';

/** The session cookie's name; browsers take the `__Secure-` prefix over TLS alone. */
export function sessionCookieName(secure: boolean): string {
  return `${secure ? '__Secure-' : ''}${cookiePrefix}.session_token`;
}
