import { timestampSchema } from '@lockstep/protocol';
import { z } from 'zod';
import type { AuthConfig } from '../auth-environment.ts';
import type { Auth } from '../create-auth.ts';
import type { AuthRoute } from './auth-route.ts';

const answerSchema = z.object({
  ticket: z.string(),
  expires_at: timestampSchema,
  /** Ready to be connected to, ticket included. */
  url: z.url(),
});

/** `POST /realtime/ticket`. */
export function ticketRoutes({ tickets }: Auth, { publicUrl }: AuthConfig): AuthRoute[] {
  return [
    {
      method: 'POST',
      path: '/realtime/ticket',
      about: {
        id: 'realtime.ticket',
        tag: 'realtime',
        summary: 'Get a ticket for one WebSocket: good for one use within 30 seconds, `url` has it in it.',
        status: 200,
        result: answerSchema,
        errors: [],
      },
      handle: async ({ identity, request }) => {
        const { ticket, expires_at } = await tickets.issue(identity);
        const base = publicUrl ?? new URL(`http://${request.headers.host ?? ''}`);
        const url = new URL(`/ws/tasks/${identity.user.id}`, base);
        url.protocol = base.protocol === 'https:' ? 'wss:' : 'ws:';
        url.searchParams.set('ticket', ticket);
        return { status: 200, body: { ticket, expires_at, url: url.href } };
      },
    },
  ];
}
