import type { Patch } from '../simulation/mutant/mutant.ts';

/** A way in that the matrix must find. */
export interface Hole {
  readonly title: string;
  readonly patches: readonly Patch[];
  /** Those that are asked: the others would find nothing. */
  readonly calls: RegExp;
  /** What comes to light. */
  readonly brings: RegExp;
}

const server = 'packages/server/src';

export const holes: readonly Hole[] = [
  {
    title: 'a query that forgets the workspace',
    patches: [
      {
        file: `${server}/store/sqlite/view-statements.ts`,
        find: "const inWorkspace = taskRows.where('workspace_id', '=', slot);",
        replace:
          "const inWorkspace = taskRows.where((is) => is.or([is('workspace_id', '=', slot), is('workspace_id', 'is not', null)]));",
      },
    ],
    calls: /task\.get|task\.update/,
    brings: /stranger: REST POST \/operations task\.get, elsewhere: OK instead of NOT_FOUND[^]*tells of Zirconium/,
  },
  {
    title: 'a read that does not ask whether the caller is a member',
    patches: [
      {
        file: `${server}/app/create-application.ts`,
        find: '    await requireMember(store, workspace_id, caller);\n    const handler',
        replace: '    const handler',
      },
      {
        file: `${server}/app/create-application.ts`,
        find: '    await requireMember(store, workspace_id, caller);\n    return answer;',
        replace: '    return answer;',
      },
    ],
    calls: /task\.find|project\.list|\/changes/,
    brings: /stranger: REST POST \/operations project\.list, shared: OK instead of NOT_FOUND[^]*tells of Zirconium/,
  },
  {
    title: 'no look at the Origin of a write that a cookie bears',
    patches: [
      {
        file: `${server}/transport/http/origin-check.ts`,
        find: 'if (facts.method === undefined || safeMethods.has(facts.method)) return false;',
        replace: 'return false;',
      },
      {
        file: `${server}/transport/http/api-endpoint.ts`,
        find: "if (writes && identity.credential.kind === 'session' && request.headers.origin === undefined) {",
        replace: 'if (false) {',
      },
      {
        file: `${server}/auth/authenticator.ts`,
        find: "if (!safeMethods.has(request.method ?? '')) this.#checkCookieOrigin(presented);",
        replace: '',
      },
    ],
    calls: /REST POST \/tasks$/,
    brings: /page that hides its origin: REST POST \/tasks, own: OK instead of ORIGIN_NOT_ALLOWED/,
  },
  {
    title: 'a ticket that is good for more than one socket',
    patches: [{ file: `${server}/auth/memory-ticket-store.ts`, find: 'this.#grants.delete(digest);', replace: '' }],
    calls: /realtime\/ticket/,
    brings: /owner: a ticket used twice: OK, then OK/,
  },
  {
    title: 'a cache that still believes what was revoked',
    patches: [{ file: `${server}/auth/api-tokens.ts`, find: 'known.forgetCredential(id);', replace: '' }],
    calls: /task\.get|WebSocket upgrade/,
    brings: /revoked token: WebSocket upgrade, plain, own: OK instead of UNAUTHENTICATED/,
  },
  {
    title: 'an operation whose scope is not asked for',
    patches: [
      {
        file: `${server}/app/prepare-write.ts`,
        find: 'requireScope(caller, registry[request.operation].scope);',
        replace: "if (request.operation !== 'task.delete') requireScope(caller, registry[request.operation].scope);",
      },
    ],
    calls: /task\.delete|delete_tasks/,
    brings:
      /owner with tasks:read and tasks:write alone: WebSocket op task\.delete, own: OK instead of INSUFFICIENT_SCOPE/,
  },
  {
    title: 'a route whose scope is not asked for',
    patches: [
      {
        file: `${server}/transport/http/api-endpoint.ts`,
        find: 'if (scope !== undefined) requireScope({ identity }, scope);',
        replace: '',
      },
    ],
    calls: /chat/,
    brings:
      /owner with tasks:read alone: HTTP DELETE \/api\/v1\/chat\/threads\/\{id\}, own: OK instead of INSUFFICIENT_SCOPE/,
  },
  {
    title: 'a refusal that looks further where there is something to be refused',
    patches: [
      {
        file: `${server}/app/read/require-member.ts`,
        find: '  if (role === undefined) throw',
        replace:
          '  if (role === undefined && (await store.head(workspace_id)) > 0) await store.floor(workspace_id);\n  if (role === undefined) throw',
      },
    ],
    calls: /project\.list|project\.archive/,
    brings: /stranger: REST POST \/operations project\.list, shared: for what is there it asks/,
  },
];
