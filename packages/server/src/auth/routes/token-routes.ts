import { LockstepError, identifierSchema, parseInput } from '@lockstep/protocol';
import { type Context, Hono } from 'hono';
import { newApiTokenSchema } from '../api-tokens.ts';
import type { Identity } from '../identity.ts';
import { jsonBody } from './json-body.ts';
import type { AuthRoutesOptions } from './route-options.ts';

/** API tokens of the person who is signed in: `GET`, `POST /api/v1/tokens`, `DELETE /api/v1/tokens/{id}`. */
export function tokenRoutes({ auth }: AuthRoutesOptions): Hono {
  const { authenticator, tokens } = auth;
  const routes = new Hono();
  const signedIn = async (context: Context): Promise<Identity> => {
    const identity = await authenticator.authenticate(context.req.raw);
    // A token could otherwise make itself a wider or longer one, or outlive its own revocation.
    if (identity.credential.kind === 'session') return identity;
    throw new LockstepError('FORBIDDEN', 'API tokens are managed by the signed-in person, not by an API token.');
  };
  routes.get('/api/v1/tokens', async (context) => {
    const { user } = await signedIn(context);
    return context.json({ tokens: await tokens.list(user.id) });
  });
  routes.post('/api/v1/tokens', async (context) => {
    const { user } = await signedIn(context);
    const { token, record } = await tokens.create(user.id, parseInput(newApiTokenSchema, await jsonBody(context)));
    context.header('cache-control', 'no-store');
    return context.json({ token, ...record }, 201);
  });
  routes.delete('/api/v1/tokens/:id', async (context) => {
    const { user } = await signedIn(context);
    const id = identifierSchema.safeParse(context.req.param('id'));
    if (!id.success) throw new LockstepError('NOT_FOUND', 'There is no token with this id.');
    await tokens.revoke(id.data, user.id);
    return context.body(null, 204);
  });
  return routes;
}
