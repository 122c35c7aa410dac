import { identifierSchema, scopeSchema, timestampSchema } from '@lockstep/protocol';
import { z } from 'zod';
import { newApiTokenSchema } from '../api-tokens.ts';
import type { Auth } from '../create-auth.ts';
import type { AuthExchange, AuthRoute } from './auth-route.ts';
import { signedInPerson } from './signed-in-person.ts';

const tokenSchema = z.object({
  id: identifierSchema,
  name: z.string(),
  user_email: z.email(),
  scopes: z.array(scopeSchema),
  created_at: timestampSchema,
  last_used_at: timestampSchema.nullable(),
  expires_at: timestampSchema.nullable(),
});

/** API tokens of the person who is signed in: `GET`, `POST /tokens`, `DELETE /tokens/{id}`. */
export function tokenRoutes({ tokens }: Auth): AuthRoute[] {
  return [
    {
      method: 'GET',
      path: '/tokens',
      about: {
        id: 'token.list',
        tag: 'account',
        summary: 'Your API tokens that are not revoked. The tokens themselves are not kept anywhere.',
        status: 200,
        result: z.object({ tokens: z.array(tokenSchema) }),
        errors: ['FORBIDDEN'],
      },
      handle: async (exchange) => ({ status: 200, body: { tokens: await tokens.list(personOf(exchange)) } }),
    },
    {
      method: 'POST',
      path: '/tokens',
      about: {
        id: 'token.create',
        tag: 'account',
        summary: 'Make an API token. This answer is the only place where it can be seen.',
        bodies: [newApiTokenSchema],
        bodyRequired: true,
        example: { name: 'Claude Code', scopes: ['tasks:read', 'tasks:write'] },
        status: 201,
        result: tokenSchema.extend({ token: z.string() }),
        errors: ['FORBIDDEN', 'VALIDATION_FAILED'],
      },
      handle: async (exchange) => {
        const user_id = personOf(exchange);
        const { token, record } = await tokens.create(user_id, await exchange.readJson());
        return { status: 201, body: { token, ...record } };
      },
    },
    {
      method: 'DELETE',
      path: '/tokens/{id}',
      about: {
        id: 'token.revoke',
        tag: 'account',
        summary: 'Revoke an API token: it is refused from now on and the sockets it opened are closed.',
        status: 200,
        result: z.object({ id: identifierSchema }),
        errors: ['FORBIDDEN', 'NOT_FOUND'],
      },
      handle: async (exchange) => {
        const user_id = personOf(exchange);
        const id = exchange.params['id'] ?? '';
        await tokens.revoke(id, user_id);
        return { status: 200, body: { id } };
      },
    },
  ];
}

/** A token could otherwise make itself a wider or longer one, or outlive its own revocation. */
function personOf(exchange: AuthExchange): string {
  return signedInPerson(exchange, 'API tokens are managed by the signed-in person, not by an API token.').user_id;
}
