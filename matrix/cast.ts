import { type Role, type Scope, scopes } from '@lockstep/protocol';
import type { Caller } from './caller.ts';
import { ask, type Question } from './door/ask.ts';
import { type MadePeople, type PersonName, personNames } from './server/made-people.ts';
import type { MatrixServer } from './server/matrix-server.ts';

const all: ReadonlySet<Scope> = new Set(scopes);
const nothing: ReadonlySet<Scope> = new Set();
const elsewhere = 'https://elsewhere.example';
const cookieName = 'lockstep.session_token';

function bearer(token: string): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${token}` };
}

function known(name: string, person: PersonName, role: Role | undefined, headers: Caller['headers']): Caller {
  const proof = 'cookie' in headers ? 'session' : 'token';
  return { name, person, headers, proof, isKnown: true, isForged: false, scopes: all, role };
}

function unknown(name: string, headers: Caller['headers']): Caller {
  const proof = 'cookie' in headers ? 'session' : 'authorization' in headers ? 'token' : 'none';
  return { name, person: 'ana', headers, proof, isKnown: false, isForged: false, scopes: nothing, role: undefined };
}

/** What a browser sends that is signed in by this link. */
async function signIn(port: number, link: string): Promise<Caller['headers']> {
  const origin = `http://127.0.0.1:${port}`;
  const answer = await fetch(`${origin}/api/v1/session/redeem`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: link }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (cookie === undefined) throw new Error(`Signing in was refused: ${answer.status} ${await answer.text()}`);
  return { cookie, origin };
}

type Browsers = Readonly<Record<PersonName, Caller['headers']>>;

async function openBrowsers({ port, people }: MadePeople): Promise<Browsers> {
  const opened = personNames.map(async (name) => [name, await signIn(port, people[name].links[0])] as const);
  return Object.fromEntries(await Promise.all(opened)) as Browsers;
}

/** Everybody with good proof. */
function knownCallers({ people, narrow }: MadePeople, browsers: Browsers): readonly Caller[] {
  const owner = known('owner', 'ana', 'owner', bearer(people.ana.token));
  const session = known('owner in a browser', 'ana', 'owner', browsers.ana);
  const { cookie = '' } = browsers.ana;
  const forged = [
    { ...session, name: 'page that hides its origin', headers: { cookie } },
    { ...session, name: 'page of another site', headers: { cookie, origin: elsewhere } },
    { ...owner, name: 'page of another site with a token', headers: { ...owner.headers, origin: elsewhere } },
  ];
  return [
    owner,
    session,
    ...forged.map((caller) => ({ ...caller, isForged: true })),
    ...narrow.map((one) => ({
      ...known(`owner with ${one.scopes.join(' and ')} alone`, 'ana', 'owner', bearer(one.token)),
      scopes: new Set(one.scopes),
    })),
    known('editor', 'edda', 'editor', bearer(people.edda.token)),
    known('viewer', 'vera', 'viewer', bearer(people.vera.token)),
    known('former member', 'fred', undefined, bearer(people.fred.token)),
    known('stranger', 'sam', undefined, bearer(people.sam.token)),
    known('stranger in a browser', 'sam', undefined, browsers.sam),
  ];
}

async function mustPass(port: number, question: Question): Promise<void> {
  const { outcome, text } = await ask(port, question);
  if (outcome !== 'OK') throw new Error(`${question.method} ${question.path} was refused: ${text}`);
}

/** Ends, by the ways there are for it, what these headers have proved so far; before that, the server believes them. */
async function endProofs({ made, server, browsers }: Ending, session: Caller['headers']): Promise<void> {
  const { port, shared_id, people } = made;
  const ending = [bearer(made.revoked.token), session, bearer(people.fred.token)];
  const snapshot = { method: 'GET', path: `/api/v1/workspaces/${shared_id}/snapshot` };
  await mustPass(port, { ...snapshot, headers: bearer(made.expiring) });
  // Nothing that is ended otherwise may have been forgotten by then for its age alone.
  await server.tell('let an hour pass');
  for (const headers of ending) await mustPass(port, { ...snapshot, headers });
  await server.tell('remove Fred');
  await mustPass(port, { method: 'DELETE', path: `/api/v1/tokens/${made.revoked.id}`, headers: browsers.ana });
  await mustPass(port, { method: 'POST', path: '/api/v1/session/sign-out', headers: session });
}

interface Ending {
  readonly made: MadePeople;
  readonly server: MatrixServer;
  readonly browsers: Browsers;
}

/** Everybody whose proof is none, or no longer. */
async function unknownCallers(ending: Ending): Promise<readonly Caller[]> {
  const { port, people, expiring, revoked } = ending.made;
  const session = await signIn(port, people.edda.links[1]);
  await endProofs(ending, session);
  const { token } = people.ana;
  const madeUp = `${cookieName}=${'A'.repeat(32)}.${'A'.repeat(43)}%3D`;
  return [
    unknown('nobody', {}),
    unknown('scheme that is none of ours', {
      authorization: `Basic ${Buffer.from(`ana:${token}`).toString('base64')}`,
    }),
    unknown('half a token', bearer(token.slice(0, -8))),
    unknown('nobody’s token', bearer(`lst_${'A'.repeat(43)}`)),
    unknown('nobody’s session', { ...session, cookie: madeUp }),
    unknown('expired token', bearer(expiring)),
    unknown('revoked token', bearer(revoked.token)),
    unknown('session that has ended', session),
  ];
}

/** All who ask, and what the people's browsers send. */
export interface Cast {
  readonly callers: readonly Caller[];
  readonly browsers: Browsers;
}

/** Makes it; afterwards the former member is one, and what was revoked has been. */
export async function makeCast(server: MatrixServer): Promise<Cast> {
  const { made } = server;
  const browsers = await openBrowsers(made);
  const unknown = await unknownCallers({ made, server, browsers });
  return { callers: [...unknown, ...knownCallers(made, browsers)], browsers };
}
