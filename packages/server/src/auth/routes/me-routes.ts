import { LockstepError } from '@lockstep/protocol';
import { Hono } from 'hono';
import type { Identity } from '../identity.ts';
import type { Person } from '../people.ts';
import { jsonBody } from './json-body.ts';
import { libraryHeaders } from './library-headers.ts';
import type { AuthRoutesOptions } from './route-options.ts';
import { setCookies } from './set-cookies.ts';

/** `GET` and `PATCH /api/v1/me`. */
export function meRoutes(options: AuthRoutesOptions): Hono {
  const { authenticator, people, profiles, sessions } = options.auth;
  const routes = new Hono();
  routes.get('/api/v1/me', async (context) => {
    const identity = await authenticator.authenticate(context.req.raw);
    const person = await people.mustFind(identity.user.id);
    // Every start of an app asks this, so here a session in use is prolonged.
    setCookies(context, await sessions.renew(identity, libraryHeaders(context, options)));
    return context.json(meOf(person, options));
  });
  routes.patch('/api/v1/me', async (context) => {
    const identity = await authenticator.authenticate(context.req.raw);
    checkMayWrite(identity);
    await profiles.change(identity.user.id, await jsonBody(context));
    return context.json(meOf(await people.mustFind(identity.user.id), options));
  });
  return routes;
}

/** What a person is told of themselves; `time_zone` is null until the first browser has told it. */
export function meOf({ user, time_zone, personal_workspace_id }: Person, { epoch }: AuthRoutesOptions) {
  return { user, time_zone, personal_workspace_id, epoch: epoch() };
}

function checkMayWrite({ scopes }: Identity): void {
  if (scopes.has('tasks:write')) return;
  throw new LockstepError('INSUFFICIENT_SCOPE', 'Changing the profile takes the scope tasks:write.');
}
