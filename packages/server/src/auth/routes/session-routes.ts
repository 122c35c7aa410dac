import { parseInput } from '@lockstep/protocol';
import { Hono } from 'hono';
import { z } from 'zod';
import { jsonBody } from './json-body.ts';
import { libraryHeaders } from './library-headers.ts';
import { meOf } from './me-routes.ts';
import type { AuthRoutesOptions } from './route-options.ts';
import { setCookies } from './set-cookies.ts';

const redeemSchema = z.strictObject({ token: z.string().min(1, 'must not be empty').max(200) });

/** Signing in by link and signing out: `POST /api/v1/session/redeem`, `POST /api/v1/session/sign-out`. */
export function sessionRoutes(options: AuthRoutesOptions): Hono {
  const { authenticator, links, people, sessions } = options.auth;
  const { limits, clientAddress } = options;
  const routes = new Hono();
  routes.post('/api/v1/session/redeem', async (context) => {
    // Also where no cookie is borne: another page must not sign a person in as somebody else.
    authenticator.checkOrigin(context.req.raw);
    const { token } = parseInput(redeemSchema, await jsonBody(context));
    const user_id = await links.consume(token).catch((error: unknown) => {
      limits.refused(clientAddress(context));
      throw error;
    });
    setCookies(context, await sessions.open(user_id, libraryHeaders(context, options)));
    return context.json(meOf(await people.mustFind(user_id), options.epoch()));
  });
  routes.post('/api/v1/session/sign-out', async (context) => {
    authenticator.checkCookieOrigin(context.req.raw);
    setCookies(context, await sessions.close(libraryHeaders(context, options)));
    return context.body(null, 204);
  });
  return routes;
}
