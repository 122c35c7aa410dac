import type { OutgoingHttpHeaders } from 'node:http';
import type { HttpRoute } from '@lockstep/protocol';
import type { Attempt } from '../attempt.ts';
import { hostileText, hostileValue } from '../generate/hostile-value.ts';
import { operationId, someTaskId } from '../generate/known-ids.ts';
import { mutate, mutateBytes } from '../generate/mutate.ts';
import { type MadeOperation, makeOperation } from '../generate/operation-request.ts';
import type { Occasion } from '../generate/value-for-schema.ts';
import { judgeReply } from '../judge/judge-reply.ts';
import { askHttp, type HttpQuestion } from './http-request.ts';

/** What follows from seed and index; who asks is filled in when it is sent. */
interface Shot {
  readonly method: string;
  readonly path: string;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer | undefined;
}

const workspaceMark = '{workspace}';

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : hostileText(value);
}

function queryOf(occasion: Occasion, input: Readonly<Record<string, unknown>>): string {
  const { random } = occasion;
  const hostile = random.chance(0.5)
    ? { [random.pick(['limit', 'x', 'cursor', 'status']) ?? 'x']: hostileValue(random) }
    : {};
  const fields = Object.entries({ ...input, ...hostile }).slice(0, 8);
  // Longer than this a request line is refused as a whole.
  const pairs = fields.map(
    ([name, value]) =>
      `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(textOf(value).slice(0, 500).toWellFormed())}`,
  );
  const noise = random.chance(0.1) ? random.pick(['&&&', '=%', '?a', '%ff=%c0', '__proto__=1']) : '';
  return `?${[...pairs, noise].join('&')}`;
}

function pathOf(occasion: Occasion, path: string): string {
  const { random, index } = occasion;
  const wrong = random.chance(0.15);
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (wrong) return encodeURIComponent(textOf(hostileValue(random)).slice(0, 200).toWellFormed()) || '%';
    return name === 'workspace_id' ? workspaceMark : someTaskId(random, index);
  });
}

function bodyOf(occasion: Occasion, value: unknown): Buffer {
  const bytes = Buffer.from(hostileText(value));
  return occasion.random.chance(0.1) ? mutateBytes(occasion.random, bytes) : bytes;
}

/** By the route that an operation has, its input mutated. */
function routeShot(occasion: Occasion, { operation, input }: MadeOperation, route: HttpRoute): Shot {
  const { random } = occasion;
  const mutated = mutate(random, input, 3);
  const fields = typeof mutated === 'object' && mutated !== null ? (mutated as Record<string, unknown>) : { mutated };
  const inQuery = operation.kind === 'read' || route.method === 'DELETE';
  const path = pathOf(occasion, route.path) + (inQuery ? queryOf(occasion, fields) : '');
  const withoutPath = Object.fromEntries(Object.entries(fields).filter(([name]) => !route.path.includes(`{${name}}`)));
  const body = inQuery ? undefined : bodyOf(occasion, random.chance(0.9) ? withoutPath : mutated);
  return { method: route.method, path, headers: {}, body };
}

/** Any operation by `POST operations`, the envelope mutated too. */
function operationShot(occasion: Occasion, { name, input }: MadeOperation): Shot {
  const { random, seed, index } = occasion;
  const envelope = {
    operation: name,
    input: mutate(random, input, 2),
    ...(random.chance(0.5) ? { op_id: operationId(seed, index) } : {}),
  };
  const body = bodyOf(occasion, random.chance(0.3) ? mutate(random, envelope, 2) : envelope);
  return { method: 'POST', path: '/operations', headers: {}, body };
}

const others: readonly (readonly [string, string])[] = [
  ['GET', '/me'],
  ['PATCH', '/me'],
  ['GET', '/workspaces'],
  ['GET', `/workspaces/${workspaceMark}/snapshot`],
  ['GET', `/workspaces/${workspaceMark}/changes?since_seq=-1`],
  ['GET', `/workspaces/${workspaceMark}/changes?since_seq=99999999999999999999`],
  ['GET', `/workspaces/${workspaceMark}/changes?since_seq=1e9&epoch=other`],
  ['GET', `/workspaces/${workspaceMark}/changes?since_seq=4503599627370496`],
  ['POST', '/realtime/ticket'],
  ['POST', '/quick-add/parse'],
  ['GET', '/activity'],
  ['GET', '/chat/threads'],
  ['POST', '/chat/approvals'],
  ['GET', '/nothing/here'],
  ['BREW', '/tasks'],
  ['PUT', '/tasks'],
  ['DELETE', '/tasks/%'],
  ['GET', '/tasks/%E0%A4%A'],
  ['OPTIONS', '/tasks'],
];

function otherShot(occasion: Occasion): Shot {
  const { random } = occasion;
  const [method, path] = random.pick(others) ?? ['GET', '/me'];
  const value = mutate(random, { text: 'milk tomorrow', name: 'Ana', time_zone: 'UTC', approved: true }, 2);
  return { method, path, headers: {}, body: method === 'GET' ? undefined : bodyOf(occasion, value) };
}

function strangeHeaders({ random, seed, index }: Occasion): OutgoingHttpHeaders {
  if (random.chance(0.7)) return random.chance(0.3) ? { 'idempotency-key': operationId(seed, index) } : {};
  return (
    random.pick<OutgoingHttpHeaders>([
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/json; charset=utf-16' },
      { 'content-encoding': 'gzip' },
      { 'idempotency-key': 'with a space' },
      { 'idempotency-key': 'k'.repeat(201) },
      { 'idempotency-key': operationId(seed, random.below(index + 1)) },
      { authorization: 'Bearer nonsense' },
      { authorization: 'Basic 0' },
      { origin: 'https://evil.example' },
      { host: 'evil.example' },
      { 'transfer-encoding': 'chunked' },
      { accept: 'text/html', range: 'bytes=5-' },
    ]) ?? {}
  );
}

function makeShot(occasion: Occasion): Shot {
  const dice = occasion.random.below(100);
  if (dice < 10) return otherShot(occasion);
  const made = makeOperation(occasion);
  const route = occasion.random.pick(made.operation.http);
  return dice < 60 && route !== undefined ? routeShot(occasion, made, route) : operationShot(occasion, made);
}

/** A request to the API. */
export function restAttempt(occasion: Occasion): Attempt {
  const { method, path, headers, body } = makeShot(occasion);
  const strange = strangeHeaders(occasion);
  return {
    door: 'REST',
    input: `${method} /api/v1${path} ${JSON.stringify({ ...headers, ...strange })}\n${body?.toString('utf8') ?? ''}`,
    send: async ({ port, attacker }) => {
      const question: HttpQuestion = {
        method,
        path: `/api/v1${path.replace(workspaceMark, attacker.workspace_id)}`,
        headers: {
          authorization: `Bearer ${attacker.token}`,
          'content-type': 'application/json',
          ...headers,
          ...strange,
        },
        body,
      };
      return judgeReply(await askHttp(port, question));
    },
  };
}
