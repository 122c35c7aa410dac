import type { Context } from 'hono';
import type { Auth } from '../create-auth.ts';
import type { RateLimits } from '../../limits/rate-limits.ts';
import type { AuthConfig } from '../auth-environment.ts';

export interface AuthRoutesOptions {
  readonly auth: Auth;
  readonly config: AuthConfig;
  /** The database's epoch (S4). */
  readonly epoch: () => string;
  readonly limits: Pick<RateLimits, 'attemptSignIn' | 'signedIn' | 'refused'>;
  /** Who is at the other end, forwarding headers of trusted proxies considered; null where unknown. */
  readonly clientAddress: (context: Context) => string | null;
}
