import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { LockstepError, maxRequestBytes } from '@lockstep/protocol';
import manifest from '../../../package.json' with { type: 'json' };
import type { Application } from '../../app/application.ts';
import type { Logger } from '../../observability/logger.ts';
import type { Metrics } from '../../observability/metrics.ts';
import { apiEndpoint } from './api-endpoint.ts';
import type { ApiRoute, DescribedRoute } from './api-route.ts';
import type { Authenticate } from './authenticate.ts';
import { answerClientError } from './client-error.ts';
import { documentEndpoints } from './document-endpoints.ts';
import type { Endpoint } from './endpoint.ts';
import { healthz, readyz, type Readiness } from './health-endpoints.ts';
import { metricsEndpoint } from './metrics-endpoint.ts';
import { operationsRoute } from './operations-route.ts';
import { ProblemBoundary } from './problem-boundary.ts';
import { declaredLength } from './read-body.ts';
import { registryRoutes } from './registry-routes.ts';
import { RequestFront, type FrontConfig } from './request-front.ts';
import { requestIds } from './request-ids.ts';
import { createRestApp, type RestApp } from './rest-app.ts';
import { RouteTable } from './route-table.ts';
import { workspaceRoutes } from './workspace-routes.ts';

export interface HttpServerOptions {
  readonly application: Application;
  readonly authenticate: Authenticate;
  readonly config: FrontConfig;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly isReady: () => Readiness | Promise<Readiness>;
  /** Makes op_ids for writes that bring none: UUIDv7. */
  readonly makeId: () => string;
  /** Tells this process's request ids from another's. */
  readonly requestIdPrefix: string;
  /** Further routes under `/api/v1`: the profile, tickets. They are documented with the others. */
  readonly routes?: readonly ApiRoute[];
  /** Routes under `/api/v1` that `mount` serves, for the document alone. */
  readonly described?: readonly DescribedRoute[];
  /** Mounts what speaks web-standard Request and Response: accounts, MCP, chat. */
  readonly mount?: (app: RestApp) => void;
  /** Answers GETs that nothing else is for: the web app. */
  readonly web?: Endpoint;
}

/** The API's routes have their place under this. */
const apiBase = '/api/v1';

const headersTimeoutMs = 10_000;
const requestTimeoutMs = 30_000;
/** Longer than the reverse proxies' usual 60 s, so that they close first and never send into a closed connection. */
const keepAliveTimeoutMs = 75_000;
const timeoutSweepMs = 2_000;

function notFound(): never {
  throw new LockstepError('NOT_FOUND', 'There is nothing at this path. The API is described at /api/docs.');
}

function fallbackTo(web: Endpoint | undefined): Endpoint {
  return (incoming) => {
    const { method } = incoming.request;
    const isPage = (method === 'GET' || method === 'HEAD') && !incoming.path.startsWith('/api/');
    return isPage && web !== undefined ? web(incoming) : notFound();
  };
}

function tableOf(options: HttpServerOptions, routes: readonly ApiRoute[]): RouteTable<Endpoint> {
  const table = new RouteTable<Endpoint>();
  for (const route of routes) table.add(route.method, apiBase + route.path, apiEndpoint(route, options.authenticate));
  table.add('GET', '/healthz', healthz);
  table.add('GET', '/readyz', readyz(options.isReady));
  table.add('GET', '/metrics', metricsEndpoint(options.metrics, options.authenticate));
  const described = [...routes, ...(options.described ?? [])];
  const { json, page } = documentEndpoints(described, apiBase, manifest.version);
  table.add('GET', `${apiBase}/openapi.json`, json);
  table.add('GET', '/api/docs', page);
  return table;
}

/**
 * The HTTP door: the API derived from the registry, health, metrics, and whatever is mounted. Not listening yet:
 * `server.listen({ host, port, backlog: listenBacklog })`. WebSocket upgrades are for others to attach.
 */
export function createHttpServer(options: HttpServerOptions): Server {
  const { application, makeId, metrics, logger } = options;
  const problems = new ProblemBoundary(logger, metrics);
  const routes = [
    ...registryRoutes(application, makeId),
    operationsRoute(application, makeId),
    ...workspaceRoutes(application),
    ...(options.routes ?? []),
  ];
  const fallback = fallbackTo(options.web);
  const front = new RequestFront({
    config: options.config,
    metrics,
    problems,
    routes: tableOf(options, routes),
    rest: options.mount === undefined ? fallback : createRestApp(problems, fallback, options.mount),
    makeRequestId: requestIds(options.requestIdPrefix),
  });
  const handle = (request: IncomingMessage, response: ServerResponse) => void front.handle(request, response);
  const server = createServer(
    {
      headersTimeout: headersTimeoutMs,
      requestTimeout: requestTimeoutMs,
      keepAliveTimeout: keepAliveTimeoutMs,
      connectionsCheckingInterval: timeoutSweepMs,
      noDelay: true,
      // Whatever else a client offers to speak (Java's offers HTTP/2) may be ignored, and is. Older Nodes ask nobody.
      shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
    },
    handle,
  );
  server.on('checkContinue', (request, response) => {
    if ((declaredLength(request) ?? 0) <= maxRequestBytes) response.writeContinue();
    handle(request, response);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    answerClientError(error, socket, metrics);
  });
  return server;
}

/** A storm of reconnecting clients fits into this queue; with Node's 511 it waits for SYN retries. */
export const listenBacklog = 4096;
