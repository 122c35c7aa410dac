import { type ErrorCode, LockstepError, toProblem } from '@lockstep/protocol';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { libraryHeaders } from './library-headers.ts';
import type { AuthRoutesOptions } from './route-options.ts';

const codes: Readonly<Record<number, ErrorCode>> = {
  400: 'MALFORMED',
  401: 'UNAUTHENTICATED',
  403: 'ORIGIN_NOT_ALLOWED',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  413: 'TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
};

/** What of the sign-in library is open under `/api/auth`: sign-in by password, sign-out, and whose session it is. */
export function libraryRoutes(options: AuthRoutesOptions): Hono {
  const { auth, limits, clientAddress } = options;
  const { authenticator } = auth;
  const routes = new Hono();
  routes.post('/api/auth/sign-in/email', async (context) => {
    authenticator.checkOrigin(context.req.raw);
    const account = accountIn(await context.req.text());
    limits.attemptSignIn(clientAddress(context), account);
    const answer = await passOn(context, options);
    if (answer.ok) limits.signedIn(account);
    return answer;
  });
  routes.post('/api/auth/sign-out', async (context) => {
    authenticator.checkCookieOrigin(context.req.raw);
    return passOn(context, options);
  });
  routes.get('/api/auth/get-session', async (context) => passOn(context, options));
  routes.all('/api/auth/*', () => {
    throw new LockstepError('NOT_FOUND', 'There is nothing here.');
  });
  return routes;
}

/** Whose password is tried; whether it can be anybody's is the library's to say. */
function accountIn(body: string): string | undefined {
  try {
    const { email } = z.object({ email: z.string() }).parse(JSON.parse(body));
    return email;
  } catch {
    return undefined;
  }
}

async function passOn(context: Context, options: AuthRoutesOptions): Promise<Response> {
  const library = await options.auth.library();
  const answer = await library.handler(await requestFor(context, options));
  return answer.status < 400 ? answer : worded(answer);
}

/** Made anew from its parts: the HTTP server's own kind of request is no `Request` that another can be made from. */
async function requestFor(context: Context, options: AuthRoutesOptions): Promise<Request> {
  const { method, url } = context.req;
  const headers = libraryHeaders(context, options);
  return new Request(url, { method, headers, ...(method === 'POST' ? { body: await context.req.arrayBuffer() } : {}) });
}

/** The library's refusals in the shape of all others (RFC 9457). */
async function worded(answer: Response): Promise<Response> {
  const code = codes[answer.status];
  if (code === undefined) throw new LockstepError('INTERNAL', 'Signing in failed.', { cause: await answer.text() });
  const problem = toProblem(new LockstepError(code, await reasonOf(answer)));
  const headers = new Headers({ 'content-type': 'application/problem+json' });
  for (const cookie of answer.headers.getSetCookie()) headers.append('set-cookie', cookie);
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

async function reasonOf(answer: Response): Promise<string> {
  const body: unknown = await answer.json().catch(() => null);
  const message = typeof body === 'object' && body !== null && 'message' in body ? body.message : undefined;
  return typeof message === 'string' ? message : 'Signing in was refused.';
}
