import type { IncomingMessage, ServerResponse } from 'node:http';
import { LockstepError } from '@lockstep/protocol';
import type { Config } from '../../config/config.ts';
import type { Metrics } from '../../observability/metrics.ts';
import { corsHeaders } from './cors.ts';
import type { Endpoint, Incoming } from './endpoint.ts';
import { isHostAllowed } from './host-check.ts';
import { isForgeable } from './origin-check.ts';
import type { ProblemBoundary } from './problem-boundary.ts';
import type { RouteTable } from './route-table.ts';
import { strictTransport } from './strict-transport.ts';

export type FrontConfig = Pick<Config, 'host' | 'publicUrl' | 'allowedOrigins' | 'trustedProxies'>;

export interface FrontParts {
  readonly config: FrontConfig;
  readonly metrics: Metrics;
  readonly problems: ProblemBoundary;
  readonly routes: RouteTable<Endpoint>;
  /** Answers what no route of the table is for. */
  readonly rest: Endpoint;
  readonly makeRequestId: () => string;
}

const statusClasses = ['1xx', '1xx', '2xx', '3xx', '4xx', '5xx'] as const;

/**
 * What every request passes first: the Host and Origin checks, CORS, the table of routes, and the boundary where
 * errors become problems. It is plain node:http, since the hot path goes through it (decision 0007).
 */
export class RequestFront {
  readonly #parts: FrontParts;

  constructor(parts: FrontParts) {
    this.#parts = parts;
  }

  /** Handles one request to its end; never throws and never rejects. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = this.#parts.makeRequestId();
    try {
      await this.#answer(request, response, requestId);
    } catch (error) {
      this.#parts.problems.send(request, response, error, requestId);
    }
    this.#parts.metrics.httpRequests.add(statusClasses[Math.trunc(response.statusCode / 100)] ?? '5xx');
  }

  #answer(request: IncomingMessage, response: ServerResponse, requestId: string): void | Promise<void> {
    const url = request.url ?? '';
    if (!url.startsWith('/')) throw new LockstepError('MALFORMED', 'The request target must be a path.');
    this.#checkHost(request);
    const mark = url.indexOf('?');
    const path = mark === -1 ? url : url.slice(0, mark);
    const isPreflight = this.#checkOrigin(request, response);
    strictTransport(request, response, this.#parts.config);
    if (isPreflight) {
      response.writeHead(204).end();
      return;
    }
    const found = this.#parts.routes.find(path);
    const params = found?.params ?? {};
    const incoming: Incoming = {
      request,
      response,
      requestId,
      params,
      path,
      query: mark === -1 ? '' : url.slice(mark + 1),
    };
    if (found === undefined) return this.#parts.rest(incoming);
    const method = request.method ?? '';
    const endpoint = found.handlers.get(method === 'HEAD' ? 'GET' : method);
    if (endpoint !== undefined) return endpoint(incoming);
    const allowed = [...found.handlers.keys()].join(', ');
    response.setHeader('Allow', allowed);
    throw new LockstepError('METHOD_NOT_ALLOWED', `This path takes ${allowed}.`);
  }

  #checkHost(request: IncomingMessage): void {
    const { host } = request.headers;
    const { config } = this.#parts;
    if (isHostAllowed(host, request.socket.localAddress, config)) return;
    throw new LockstepError(
      'FORBIDDEN',
      `This server does not answer for the host “${host ?? ''}”. If that is its name, set LOCKSTEP_PUBLIC_URL.`,
    );
  }

  /** Refuses forgeable requests, adds CORS headers; tells whether it is a preflight that is herewith answered. */
  #checkOrigin(request: IncomingMessage, response: ServerResponse): boolean {
    const { config } = this.#parts;
    const { origin, host, cookie, authorization } = request.headers;
    if (isForgeable({ method: request.method, origin, host, cookie, authorization }, config)) {
      throw new LockstepError(
        'ORIGIN_NOT_ALLOWED',
        origin === undefined
          ? 'A write with a cookie must bear an Origin header.'
          : `The origin “${origin}” may not do this here. LOCKSTEP_ALLOWED_ORIGINS lists those that may.`,
      );
    }
    if (origin === undefined) return false;
    const isPreflight = request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;
    const headers = corsHeaders(origin, config, isPreflight);
    if (isPreflight && headers.length === 0) {
      throw new LockstepError('ORIGIN_NOT_ALLOWED', `The origin “${origin}” is not among LOCKSTEP_ALLOWED_ORIGINS.`);
    }
    response.setHeader('Vary', 'Origin');
    for (const [name, value] of headers) response.setHeader(name, value);
    return isPreflight;
  }
}
