import { randomUUID } from 'node:crypto';
import type { Call, Needs, Place, Subject, Target } from '../call.ts';
import { ask } from './ask.ts';

const anybody: Needs = { credential: 'none', scopes: [], writes: false, checksOrigin: false };
const somebody: Needs = { credential: 'any', scopes: [], writes: false, checksOrigin: false };
const reader: Needs = { ...somebody, scopes: ['tasks:read'] };
const page: Needs = { ...somebody, credential: 'session' };

/** A question that may be forged. */
function post(needs: Needs): Needs {
  return { ...needs, checksOrigin: true };
}

interface OtherRoute {
  readonly needs: Needs;
  readonly places?: readonly Place[];
  readonly subject?: Subject;
  readonly body?: (target: Target) => unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly path?: string;
  readonly absent?: Call['absent'];
  readonly otherwise?: Call['otherwise'];
  readonly spares?: Call['spares'];
}

const utterance = [{ role: 'user', parts: [{ type: 'text', text: 'what is overdue?' }] }];
const ownAndElsewhere = ['own', 'elsewhere'] as const;
/** Signing out is for those whom it does not cost the session that the matrix goes on with. */
const signingOut: OtherRoute = {
  needs: post(anybody),
  spares: (caller) => caller.isKnown && caller.proof === 'session' && !caller.isForged,
};

/** Routes that no operation declares: who may ask them, and with what. */
const otherRoutes: Readonly<Record<string, OtherRoute>> = {
  'GET /healthz': { needs: anybody },
  'GET /readyz': { needs: anybody },
  'GET /api/docs': { needs: anybody },
  'GET /api/v1/openapi.json': { needs: anybody },
  // From anywhere but this machine itself; from there it is open.
  'GET /metrics': { needs: { ...somebody, credential: 'token' }, headers: { 'x-forwarded-for': '203.0.113.7' } },
  'GET /api/v1/me': { needs: somebody },
  'PATCH /api/v1/me': { needs: post({ ...somebody, scopes: ['tasks:write'] }), body: () => ({ time_zone: 'UTC' }) },
  'POST /api/v1/realtime/ticket': { needs: post(somebody) },
  'GET /api/v1/workspaces': { needs: reader },
  'GET /api/v1/workspaces/{workspace_id}/snapshot': { needs: reader, places: ['shared'] },
  'GET /api/v1/tokens': { needs: page },
  'POST /api/v1/tokens': { needs: post(page), body: () => ({ name: 'Made' }) },
  'DELETE /api/v1/tokens/{id}': { needs: post(page), places: ownAndElsewhere, subject: 'token' },
  'GET /api/v1/sessions': { needs: page },
  'DELETE /api/v1/sessions/{id}': {
    needs: post(page),
    path: '/api/v1/sessions/01940000-0000-7000-8000-000000000000',
    otherwise: 'NOT_FOUND',
  },
  // As with signing out: the matrix goes on with the other sessions.
  'DELETE /api/v1/sessions': { needs: post(page), spares: signingOut.spares },
  'GET /api/v1/chat/threads': { needs: reader },
  'GET /api/v1/chat/threads/{id}': { needs: reader, places: ownAndElsewhere, subject: 'thread' },
  'DELETE /api/v1/chat/threads/{id}': {
    needs: post({ ...somebody, scopes: ['tasks:delete'] }),
    places: ownAndElsewhere,
    subject: 'thread',
  },
  'POST /api/v1/chat/threads/{id}/stop': {
    needs: post({ ...somebody, scopes: ['tasks:write'] }),
    places: ownAndElsewhere,
    subject: 'thread',
    absent: 'OK',
  },
  'POST /api/v1/chat': { needs: post(reader), body: () => ({ thread_id: randomUUID(), messages: utterance }) },
  'POST /api/v1/chat/approvals': {
    needs: post(reader),
    body: ({ id }) => ({ approval_id: id, approved: true }),
    otherwise: 'NOT_FOUND',
  },
  'POST /api/v1/session/redeem': {
    needs: post(anybody),
    body: () => ({ token: 'none' }),
    otherwise: 'UNAUTHENTICATED',
  },
  'POST /api/v1/session/sign-out': signingOut,
  'POST /api/auth/sign-in/email': {
    needs: post(anybody),
    body: () => ({ email: 'nobody@example.org', password: 'none of the passwords' }),
    otherwise: 'UNAUTHENTICATED',
    // Who is known is asked nothing here, and a password takes long to look at.
    spares: (caller) => caller.isKnown && !caller.isForged,
  },
  'POST /api/auth/sign-out': { ...signingOut, body: () => ({}) },
  'GET /api/auth/get-session': { needs: anybody },
  'ALL /api/auth/*': { needs: anybody, path: '/api/auth/list-sessions', otherwise: 'NOT_FOUND' },
};

/** Routes that other calls go through. */
const throughOthers = new Set(['POST /api/v1/operations', 'ALL /mcp']);

function otherCall(key: string, route: OtherRoute): Call {
  const [method = '', pattern = ''] = key.split(' ');
  const { needs, places = ['own'], subject, absent, otherwise, spares, body, headers: more = {} } = route;
  return {
    name: `HTTP ${key}`,
    needs,
    places,
    subject,
    absent,
    otherwise,
    spares,
    ask: (port, { headers }, target) => {
      const path = (route.path ?? pattern)
        .replace('{workspace_id}', target.workspace_id ?? '')
        .replace('{id}', encodeURIComponent(target.id));
      const question = { method: method === 'ALL' ? 'GET' : method, path, headers: { ...headers, ...more } };
      return ask(port, body === undefined ? question : { ...question, body: body(target) });
    },
  };
}

/** The routes beside the registry's. */
export function otherCalls(): readonly Call[] {
  return Object.entries(otherRoutes).map(([key, route]) => otherCall(key, route));
}

/** Routes, as `METHOD path`, that none of these calls knows, nor any that the registry declares. */
export function unknownRoutes(registered: readonly string[], declared: ReadonlySet<string>): readonly string[] {
  return registered.filter((key) => !(key in otherRoutes || throughOthers.has(key) || declared.has(key)));
}
