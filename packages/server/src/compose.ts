import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeCodes } from '@lockstep/protocol';
import type { Context } from 'hono';
import { accountRoutes, signInRoutes } from './auth/routes/auth-routes.ts';
import type { Chat } from './compose/open-chat.ts';
import { composeCore, type Core, type CoreOptions } from './compose/compose-core.ts';
import { lazy, type Lazy } from './compose/lazy.ts';
import { watchHeads } from './compose/watch-heads.ts';
import { openUpkeep } from './compose/open-upkeep.ts';
import { limitRefusals } from './limits/limit-refusals.ts';
import { drain } from './realtime/drain.ts';
import type { Hub } from './realtime/hub.ts';
import { Heartbeat } from './realtime/heartbeat.ts';
import { chatDescriptions, chatRoutes } from './transport/chat/chat-routes.ts';
import { mountChat } from './transport/chat/mount-chat.ts';
import type { Authenticate } from './transport/http/authenticate.ts';
import { clientAddress } from './transport/http/client-address.ts';
import { createHttpServer, listenBacklog } from './transport/http/create-http-server.ts';
import { drainServer } from './transport/http/drain-server.ts';
import type { Endpoint } from './transport/http/endpoint.ts';
import { isHostAllowed } from './transport/http/host-check.ts';
import { limitedRoute } from './transport/http/limited-route.ts';
import type { RestApp, RestEnvironment } from './transport/http/rest-app.ts';
import type { McpDoor } from './transport/mcp/mcp-door.ts';
import { mountMcp } from './transport/mcp/mount-mcp.ts';
import { SocketDoor } from './transport/ws/accept-sockets.ts';

/** How long a stopping server spreads its clients' reconnects, milliseconds (D10). */
const drainWindowMs = 1_000;
const requestsTimeoutMs = 5_000;
/** How long a client may take to answer the closing handshake. */
const handshakeTimeoutMs = 2_000;

export interface ServerOptions extends CoreOptions {
  /** Answers GETs that no route is for: the web app. */
  readonly web?: Endpoint;
}

/** A server that is listening. */
export interface RunningServer {
  readonly core: Core;
  /** Where people reach it, without a trailing slash. */
  readonly url: string;
  /** A sign-in address for the owner where this start made one (first run). */
  readonly firstSignIn: string | null;
  /** Sends everybody away in order, finishes what is under way and closes the data. */
  stop(): Promise<void>;
}

/** Doors whose libraries are large: loaded when somebody first comes through them. */
interface Doors {
  readonly mcp: Lazy<McpDoor>;
  readonly chat: Lazy<Chat>;
}

function openDoors(core: Core): Doors {
  return {
    mcp: lazy(async () => (await import('./compose/open-mcp.ts')).openMcp(core)),
    chat: lazy(async () => (await import('./compose/open-chat.ts')).openChat(core)),
  };
}

/** Ends what the doors that were opened have under way. */
async function closeDoors({ mcp, chat }: Doors): Promise<void> {
  await (await chat.made())?.turns.stopAll();
  await (await mcp.made())?.close();
}

/** Who asks; an address that is refused too often is told so. */
function authenticatorOf({ auth, limits, config }: Core): Authenticate {
  return limitRefusals(
    (request) => auth.authenticator.authenticate(request),
    (request) => limits.refused(clientAddress(request, config)),
  );
}

function createServer(core: Core, { mcp, chat }: Doors, web: Endpoint | undefined): Server {
  const { config, authConfig, auth, application, limits, metrics, logger, environment, store } = core;
  const authenticate = authenticatorOf(core);
  const epoch = () => store.epoch;
  const chatDoor = async () => (await chat.get()).door;
  const addressOf = (context: Context<RestEnvironment>) => clientAddress(context.env.incoming, config);
  return createHttpServer({
    application,
    authenticate,
    config,
    logger,
    metrics,
    isReady: async () => ({ ready: await store.ping() }),
    makeId: () => environment.random.newId(),
    requestIdPrefix: Buffer.from(environment.random.bytes(4)).toString('hex'),
    routes: [...accountRoutes({ auth, config: authConfig, epoch }), ...chatRoutes(chatDoor)].map((route) =>
      limitedRoute(route, limits, route.about.id === 'realtime.ticket' ? 'tickets' : 'requests'),
    ),
    described: chatDescriptions,
    mount: (app: RestApp) => {
      app.route('/', signInRoutes({ auth, config: authConfig, epoch, limits, clientAddress: addressOf }));
      mountChat(app, { door: chatDoor, authenticate, limits });
      mountMcp(app, {
        door: () => mcp.get(),
        authenticate,
        limits,
        checkOrigin: (request) => auth.authenticator.checkOrigin(request),
      });
    },
    ...(web === undefined ? {} : { web }),
  });
}

function openSocketDoor(core: Core, server: Server): SocketDoor {
  const { config, auth, application, limits, store, hub, observer, environment } = core;
  const door = new SocketDoor({
    context: {
      application,
      store,
      hub,
      monotonicMs: environment.monotonicMs,
      observer,
      redeemTicket: (ticket) => auth.tickets.redeem(ticket),
    },
    maxSocketsPerUser: config.maxSocketsPerUser,
    limits,
    authenticateUpgrade: limitRefusals(
      (request: IncomingMessage) => auth.authenticator.authenticateUpgrade(request),
      (request) => limits.refused(clientAddress(request, config)),
    ),
    isHostAllowed: (request) => isHostAllowed(request.headers.host, request.socket.localAddress, config),
    newId: () => environment.random.newId(),
  });
  door.attach(server);
  return door;
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, backlog: listenBacklog }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function terminateAll(hub: Hub): void {
  for (const session of hub.sessions) session.terminate();
}

async function makeFirstSignIn(core: Core, url: string): Promise<string | null> {
  const { person, created } = await core.auth.registration.ensureOwner();
  if (!created) return null;
  const link = await core.auth.links.create(person.user.id, { firstRun: true });
  return url + link.path;
}

/** Puts a whole server together and starts it: the only place that names adapters (2-architecture). */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const core = await composeCore(options);
  const { config, auth, hub, environment, logger } = core;
  const doors = openDoors(core);
  const server = createServer(core, doors, options.web);
  const door = openSocketDoor(core, server);
  const heartbeat = new Heartbeat({
    hub,
    clock: environment.clock,
    monotonicMs: environment.monotonicMs,
    isStillValid: (credential) => auth.isStillValid(credential),
    onError: (error) => logger.error({ err: error }, 'Checking a credential failed.'),
  });
  auth.onCredentialRevoked((revoked) => hub.closeByCredential(revoked.id, closeCodes.SIGNED_OUT, 'Signed out.'));
  auth.profiles.onChanged((profile) => hub.introduce(profile));
  auth.onCredentialRevoked((revoked) => void doors.mcp.made()?.then((mcp) => mcp.forget(revoked.id)));
  auth.watchForeignRevocations(() => Array.from(hub.sessions, ({ credential }) => credential));
  const port = await listen(server, config.host, config.port).catch(async (error: unknown) => {
    await core.close();
    throw error;
  });
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  const url = config.publicUrl?.origin ?? `http://${host}:${port}`;
  heartbeat.start();
  const heads = watchHeads(core);
  heads.start();
  const upkeep = openUpkeep(core);
  upkeep.start();
  const firstSignIn = await makeFirstSignIn(core, url);
  async function stop(): Promise<void> {
    door.stopAccepting();
    drain(hub, drainWindowMs, (ms, action) => setTimeout(action, ms));
    // The server is closed when its last connection is, upgraded ones too: who does not answer must not hold it up.
    const lastCall = setTimeout(() => terminateAll(hub), drainWindowMs + handshakeTimeoutMs);
    const quiet = [closeDoors(doors), drainServer(server, requestsTimeoutMs), hub.whenEmpty()];
    await Promise.all(quiet);
    clearTimeout(lastCall);
    heartbeat.stop();
    heads.stop();
    await upkeep.stop();
    await core.close();
  }
  let stopped: Promise<void> | undefined;
  return { core, url, firstSignIn, stop: () => (stopped ??= stop()) };
}
