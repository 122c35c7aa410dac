import { Hono } from 'hono';
import { libraryRoutes } from './library-routes.ts';
import { meRoutes } from './me-routes.ts';
import type { AuthRoutesOptions } from './route-options.ts';
import { sessionRoutes } from './session-routes.ts';
import { ticketRoutes } from './ticket-routes.ts';
import { tokenRoutes } from './token-routes.ts';

/** Accounts over HTTP, to be mounted at the root; refusals are thrown as LockstepError for the server to word. */
export function createAuthRoutes(options: AuthRoutesOptions): Hono {
  const routes = new Hono();
  for (const make of [libraryRoutes, sessionRoutes, meRoutes, ticketRoutes, tokenRoutes])
    routes.route('/', make(options));
  return routes;
}
