import { Hono } from 'hono';
import type { AuthRoutesOptions } from './route-options.ts';

/** `POST /api/v1/realtime/ticket` → `{ticket, expires_at, url}`; the url is ready to be connected to, ticket included. */
export function ticketRoutes({ auth, config }: AuthRoutesOptions): Hono {
  const routes = new Hono();
  routes.post('/api/v1/realtime/ticket', async (context) => {
    const identity = await auth.authenticator.authenticate(context.req.raw);
    const { ticket, expires_at } = await auth.tickets.issue(identity);
    const url = new URL(`/ws/tasks/${identity.user.id}`, config.publicUrl ?? context.req.url);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    url.searchParams.set('ticket', ticket);
    context.header('cache-control', 'no-store');
    return context.json({ ticket, expires_at, url: url.href });
  });
  return routes;
}
