import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import { LockstepError } from '@lockstep/protocol';
import type { Identity } from '../../app/identity.ts';
import type { RateLimits } from '../../limits/rate-limits.ts';
import { parseJsonBody } from '../http/json-body.ts';
import type { RestApp, RestEnvironment } from '../http/rest-app.ts';
import type { ChatDoor } from './chat-door.ts';
import { preferredLocale } from './preferred-locale.ts';

export interface ChatMount {
  /** Opens the chat where it is not open yet. */
  readonly door: () => Promise<ChatDoor>;
  /** @throws LockstepError UNAUTHENTICATED. */
  readonly authenticate: (request: IncomingMessage) => Identity | Promise<Identity>;
  readonly limits: Pick<RateLimits, 'spend'>;
}

/** Where the chat is. */
const chatPath = '/api/v1/chat';

async function speakerOf(context: Context<RestEnvironment>, { authenticate, limits }: ChatMount) {
  const { incoming } = context.env;
  const identity = await authenticate(incoming);
  if (!identity.scopes.has('tasks:read')) {
    throw new LockstepError('INSUFFICIENT_SCOPE', 'This needs a credential with the scope tasks:read.');
  }
  limits.spend('chat', identity);
  return { identity, locale: preferredLocale(incoming.headers['accept-language']) };
}

async function bodyOf(context: Context<RestEnvironment>): Promise<unknown> {
  return parseJsonBody(context.env.incoming, Buffer.from(await context.req.arrayBuffer()));
}

/** `POST /chat` and `POST /chat/approvals`, which answer streams. */
export function mountChat(app: RestApp, mount: ChatMount): void {
  app.post(chatPath, async (context) => {
    const speaker = await speakerOf(context, mount);
    const body = await bodyOf(context);
    return (await mount.door()).say(speaker, body);
  });
  app.post(`${chatPath}/approvals`, async (context) => {
    const speaker = await speakerOf(context, mount);
    const body = await bodyOf(context);
    return (await mount.door()).approve(speaker, body);
  });
}
