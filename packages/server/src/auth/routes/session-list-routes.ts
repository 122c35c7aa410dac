import { identifierSchema, timestampSchema } from '@lockstep/protocol';
import { z } from 'zod';
import type { Auth } from '../create-auth.ts';
import type { AuthExchange, AuthRoute } from './auth-route.ts';
import { signedInPerson } from './signed-in-person.ts';

const sessionSchema = z.object({
  id: identifierSchema,
  /** The session that asks. */
  current: z.boolean(),
  user_agent: z.string().nullable(),
  address: z.string().nullable(),
  created_at: timestampSchema,
  last_seen_at: timestampSchema,
  expires_at: timestampSchema,
  connected: z.boolean(),
});

/** Where the person is signed in: `GET /sessions`, `DELETE /sessions/{id}`, `DELETE /sessions` for all others. */
export function sessionListRoutes({ sessionList }: Auth): AuthRoute[] {
  return [
    {
      method: 'GET',
      path: '/sessions',
      about: {
        id: 'session.list',
        tag: 'account',
        summary: 'The browsers in which you are signed in, the one used last first.',
        status: 200,
        result: z.object({ sessions: z.array(sessionSchema) }),
        errors: ['FORBIDDEN'],
      },
      handle: async (exchange) => {
        const { user_id, session_id } = personOf(exchange);
        const found = await sessionList.list(user_id);
        return { status: 200, body: { sessions: found.map((each) => ({ ...each, current: each.id === session_id })) } };
      },
    },
    {
      method: 'DELETE',
      path: '/sessions/{id}',
      about: {
        id: 'session.end',
        tag: 'account',
        summary: 'Sign out one browser: its session is refused from now on and its sockets are closed.',
        status: 200,
        result: z.object({ id: identifierSchema }),
        errors: ['FORBIDDEN', 'NOT_FOUND'],
      },
      handle: async (exchange) => {
        const id = exchange.params['id'] ?? '';
        await sessionList.end(id, personOf(exchange).user_id);
        return { status: 200, body: { id } };
      },
    },
    {
      method: 'DELETE',
      path: '/sessions',
      about: {
        id: 'session.end_others',
        tag: 'account',
        summary: 'Sign out every browser but this one.',
        status: 200,
        result: z.object({ ended: z.int().min(0) }),
        errors: ['FORBIDDEN'],
      },
      handle: async (exchange) => {
        const { user_id, session_id } = personOf(exchange);
        return { status: 200, body: { ended: await sessionList.endOthers(user_id, session_id) } };
      },
    },
  ];
}

/** A leaked token must not be able to sign its owner out. */
function personOf(exchange: AuthExchange) {
  return signedInPerson(exchange, 'Sessions are managed by the signed-in person, not by an API token.');
}
