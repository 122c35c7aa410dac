// A server in a process of its own, with everybody whom the matrix knows; its parent learns who they are.
import { type Scope, scopes } from '@lockstep/protocol';
import { applyPatches } from '../../simulation/mutant/apply-patches.ts';
import type { Patch } from '../../simulation/mutant/mutant.ts';
import {
  type MadePeople,
  type Person,
  personNames,
  type RegisteredRoute,
  type Request,
  secretOf,
  sharedSecret,
} from './made-people.ts';

const hourMs = 3_600_000;

/** These tell what is registered: in the table of routes, and in what is mounted beside it. */
const telling: readonly Patch[] = [
  {
    file: 'packages/server/src/transport/http/route-table.ts',
    find: 'add(method: string, path: string, handler: Handler): void {\n',
    replace:
      "add(method: string, path: string, handler: Handler): void {\n    process.emit('routes', [{ method, path }]);\n",
  },
  {
    file: 'packages/server/src/transport/http/rest-app.ts',
    find: '  mount(app);\n',
    replace: "  mount(app);\n  process.emit('routes', app.routes);\n",
  },
];

const routes: RegisteredRoute[] = [];
process.on('routes' as 'message', (registered: unknown) => {
  for (const { method, path } of registered as RegisteredRoute[]) routes.push({ method, path });
});

const patches = JSON.parse(process.env['MATRIX_PATCHES'] ?? '[]') as readonly Patch[];
const unused = applyPatches([...telling, ...patches]);
const { startTestServer } = await import('../../packages/server/src/testing/start-test-server.ts');

let passedMs = 0;
const server = await startTestServer({
  folder: process.env['LOCKSTEP_DATA'] ?? process.cwd(),
  env: { LOG_LEVEL: 'error', LOCKSTEP_MAX_SOCKETS_PER_USER: '1000' },
  environment: { clock: { now: () => Date.now() + passedMs } },
});
const { auth, database } = server.core;

async function makePerson(name: (typeof personNames)[number]): Promise<Person> {
  const person = await auth.registration.register({
    email: `${name}.${secretOf[name]}@example.org`,
    name: `${name} ${secretOf[name]}`,
  });
  const { user, personal_workspace_id } = person;
  const { token } = await auth.tokens.create(user.id, { name: 'matrix' });
  const [one, other] = [await auth.links.create(user.id), await auth.links.create(user.id)];
  return { user_id: user.id, workspace_id: personal_workspace_id, token, links: [one.token, other.token] };
}

const made = await Promise.all(personNames.map(async (name) => [name, await makePerson(name)] as const));
const people = Object.fromEntries(made) as MadePeople['people'];

async function asAna(method: string, path: string, body?: object): Promise<unknown> {
  const answer = await server.request(method, path, body, people.ana.token);
  if (answer.status >= 400) throw new Error(`${method} ${path} was refused: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

const { workspace } = (await asAna('POST', 'workspaces', { name: sharedSecret })) as {
  readonly workspace: { readonly id: string };
};
const shared_id = workspace.id;
const roles = { edda: 'editor', vera: 'viewer', fred: 'editor' } as const;
for (const [name, role] of Object.entries(roles)) {
  const { user_id } = people[name as keyof typeof roles];
  await asAna('POST', 'members', { workspace_id: shared_id, id: user_id, role });
}

let newcomers = 0;
/** Somebody who has an account and asks nothing. */
async function makeNewcomer(): Promise<string> {
  newcomers += 1;
  const email = `newcomer-${newcomers}@example.org`;
  const { user } = await auth.registration.register({ email, name: `${sharedSecret} ${newcomers}` });
  return user.id;
}

const anaId = people.ana.user_id;
const subsets: readonly (readonly Scope[])[] = [
  ['tasks:read'],
  ...scopes.map((left) => scopes.filter((scope) => scope !== left)),
];
const narrow = await Promise.all(
  subsets.map(async (some) => {
    const { token } = await auth.tokens.create(anaId, { name: some.join(' '), scopes: [...some] });
    return { token, scopes: some };
  }),
);
const expiring = await auth.tokens.create(anaId, {
  name: 'expiring',
  expires_at: new Date(Date.now() + hourMs / 2).toISOString(),
});
const revoked = await auth.tokens.create(anaId, { name: 'to be revoked' });

// How long a refusal takes is told by what was looked up for it.
const asked: string[] = [];
interface Looked {
  readonly source: string;
}
const prototype = Object.getPrototypeOf(database.prepare('SELECT 1')) as Record<
  'get' | 'all' | 'run' | 'iterate',
  (this: Looked, ...values: unknown[]) => unknown
>;
for (const name of ['get', 'all', 'run', 'iterate'] as const) {
  const original = prototype[name];
  prototype[name] = function counted(this: Looked, ...values) {
    asked.push(this.source);
    return original.apply(this, values);
  };
}

const answers: Readonly<Record<Request, () => unknown>> = {
  'remove Fred': () => asAna('DELETE', `members/${people.fred.user_id}?workspace_id=${shared_id}`),
  'let an hour pass': () => {
    passedMs += hourMs;
    return null;
  },
  'make a newcomer': makeNewcomer,
  statements: () => asked.splice(0),
};
process.on('message', (request: Request) => {
  void Promise.resolve(answers[request]()).then((answer) => process.send?.(answer));
});

const neverLoaded = unused()[0];
if (neverLoaded !== undefined) throw new Error(`Nothing loads ${neverLoaded.file}.`);
const ready: MadePeople = {
  port: Number(new URL(server.url).port),
  epoch: server.core.store.epoch,
  shared_id,
  people,
  narrow,
  expiring: expiring.token,
  revoked: { token: revoked.token, id: revoked.record.id },
  routes,
};
process.send?.(ready);
