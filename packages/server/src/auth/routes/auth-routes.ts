import { Hono } from 'hono';
import type { AuthRoute } from './auth-route.ts';
import { libraryRoutes } from './library-routes.ts';
import { meRoutes } from './me-routes.ts';
import type { AuthRoutesOptions } from './route-options.ts';
import { sessionListRoutes } from './session-list-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { ticketRoutes } from './ticket-routes.ts';
import { tokenRoutes } from './token-routes.ts';

/** Signing in and out, where nobody is authenticated yet: to be mounted at the root. Refusals are LockstepErrors. */
export function signInRoutes(options: AuthRoutesOptions): Hono {
  return new Hono().route('/', libraryRoutes(options)).route('/', sessionRoutes(options));
}

/** The account routes of the API, for authenticated callers. */
export function accountRoutes({
  auth,
  config,
  epoch,
}: Omit<AuthRoutesOptions, 'clientAddress' | 'limits'>): readonly AuthRoute[] {
  return [...meRoutes(auth, epoch), ...sessionListRoutes(auth), ...ticketRoutes(auth, config), ...tokenRoutes(auth)];
}
