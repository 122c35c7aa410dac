import type { IncomingMessage } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { LockstepError, maxRequestBytes } from '@lockstep/protocol';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Endpoint } from './endpoint.ts';
import type { ProblemBoundary } from './problem-boundary.ts';

/** What a handler of the web-standard part gets beside the request. */
export interface RestEnvironment {
  Bindings: HttpBindings & { readonly requestId: string };
}

/**
 * Where what speaks web-standard Request and Response is mounted: accounts, MCP, chat. The raw request, for
 * `authenticate`, is `c.env.incoming`; a thrown LockstepError becomes its problem.
 */
export type RestApp = Hono<RestEnvironment>;

interface Pending {
  readonly requestId: string;
  declined: boolean;
}

function createApp(problems: ProblemBoundary, pending: WeakMap<IncomingMessage, Pending>): RestApp {
  const app: RestApp = new Hono<RestEnvironment>();
  app.use(
    bodyLimit({
      maxSize: maxRequestBytes,
      onError: () => {
        throw new LockstepError('TOO_LARGE', `The request body is larger than ${maxRequestBytes} bytes.`);
      },
    }),
  );
  app.onError((error, context) => {
    const { problem, headers } = problems.word(error, context.env.requestId);
    return new Response(JSON.stringify(problem), {
      status: problem.status,
      headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...headers },
    });
  });
  app.notFound((context) => {
    const one = pending.get(context.env.incoming);
    if (one !== undefined) one.declined = true;
    return RESPONSE_ALREADY_SENT;
  });
  return app;
}

/** Makes the app that answers what the table of routes does not know; what it has no route for goes to `fallback`. */
export function createRestApp(problems: ProblemBoundary, fallback: Endpoint, mount: (app: RestApp) => void): Endpoint {
  const pending = new WeakMap<IncomingMessage, Pending>();
  const app = createApp(problems, pending);
  mount(app);
  const listener = getRequestListener(
    (webRequest, env) => {
      const bindings = env as HttpBindings;
      return app.fetch(webRequest, { ...bindings, requestId: pending.get(bindings.incoming)?.requestId ?? '' });
    },
    { overrideGlobalObjects: false },
  );
  return async (incoming) => {
    const one: Pending = { requestId: incoming.requestId, declined: false };
    pending.set(incoming.request, one);
    incoming.response.setHeader('X-Content-Type-Options', 'nosniff');
    await listener(incoming.request, incoming.response);
    if (one.declined) await fallback(incoming);
  };
}
