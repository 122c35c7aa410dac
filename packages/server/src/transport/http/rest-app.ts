import type { IncomingMessage } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { maxRequestBytes } from '@lockstep/protocol';
import { Hono } from 'hono';
import type { Endpoint } from './endpoint.ts';
import type { ProblemBoundary } from './problem-boundary.ts';
import { declaredLength, readBody } from './read-body.ts';

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

/**
 * Holds bodies to their limit. One that does not say how long it is has to be read for that; the listener takes it from
 * `rawBody` then.
 *
 * @throws LockstepError TOO_LARGE, or MALFORMED if it ends early.
 */
async function limitBody(request: IncomingMessage): Promise<void> {
  const isChunked = request.headers['transfer-encoding'] !== undefined;
  if (!isChunked && (declaredLength(request) ?? 0) <= maxRequestBytes) return;
  Object.assign(request, { rawBody: await readBody(request, maxRequestBytes) });
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
    await limitBody(incoming.request);
    await listener(incoming.request, incoming.response);
    if (one.declined) await fallback(incoming);
  };
}
