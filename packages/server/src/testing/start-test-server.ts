import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../config/read-config.ts';
import { type RunningServer, startServer } from '../compose.ts';
import { type Environment, systemEnvironment } from '../compose/system-environment.ts';
import { createLogger } from '../observability/logger.ts';

export interface TestServerOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly environment?: Partial<Environment>;
  /** The data folder of an earlier test server; a temporary one that goes with the server if absent. */
  readonly folder?: string;
}

/** A real server on a free port of loopback, with the owner's token at hand. */
export interface TestServer extends RunningServer {
  readonly folder: string;
  readonly token: string;
  readonly user_id: string;
  readonly workspace_id: string;
  /** Where sockets connect: `ws://…/ws/tasks/me`. */
  readonly socketUrl: string;
  /** A token for another person, registered on first use. */
  tokenOf(name: string): Promise<{ token: string; user_id: string; workspace_id: string }>;
  /** Asks the REST API as the owner, or as the bearer of `token`. */
  request(method: string, path: string, body?: unknown, token?: string): Promise<{ status: number; body: unknown }>;
}

async function tokenFor(server: RunningServer, user_id: string): Promise<string> {
  const { token } = await server.core.auth.tokens.create(user_id, { name: 'test' });
  return token;
}

function requester(url: string, ownToken: string): TestServer['request'] {
  return async (method, path, body, token = ownToken) => {
    const response = await fetch(`${url}/api/v1/${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
  };
}

/** Starts a whole server for a test: the shipped composition, only the surroundings are the test's. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'lockstep-test-')));
  const env = { PORT: '0', LOCKSTEP_DATA: folder, LOG_LEVEL: 'fatal', LOCKSTEP_RATE_LIMITS: 'off', ...options.env };
  const config = readConfig(env, folder);
  const server = await startServer({
    config,
    logger: createLogger({ level: config.logLevel, output: process.stderr }),
    environment: { ...systemEnvironment, ...options.environment },
  });
  const { person } = await server.core.auth.registration.ensureOwner();
  const token = await tokenFor(server, person.user.id);
  async function tokenOf(name: string) {
    const email = `${name.toLowerCase()}@example.com`;
    const { people, registration } = server.core.auth;
    const found = (await people.byEmail(email)) ?? (await registration.register({ email, name }));
    const { user, personal_workspace_id } = found;
    return { token: await tokenFor(server, user.id), user_id: user.id, workspace_id: personal_workspace_id };
  }
  async function stop(): Promise<void> {
    await server.stop();
    if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
  }
  return {
    ...server,
    folder,
    token,
    tokenOf,
    stop,
    user_id: person.user.id,
    workspace_id: person.personal_workspace_id,
    socketUrl: `${server.url.replace('http', 'ws')}/ws/tasks/me`,
    request: requester(server.url, token),
  };
}
