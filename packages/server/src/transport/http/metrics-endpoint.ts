import type { IncomingMessage } from 'node:http';
import { LockstepError } from '@lockstep/protocol';
import type { Metrics } from '../../observability/metrics.ts';
import { sendText } from './answer.ts';
import type { Authenticate } from './authenticate.ts';
import type { Endpoint } from './endpoint.ts';
import { isLoopbackAddress } from './host-check.ts';

const forwardingHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'];

/** Whether a request was made on this machine itself: from loopback, and through no proxy. */
export function isLocalRequest(request: Pick<IncomingMessage, 'headers' | 'socket'>): boolean {
  if (!isLoopbackAddress(request.socket.remoteAddress ?? '')) return false;
  return forwardingHeaders.every((name) => request.headers[name] === undefined);
}

/** `/metrics` for Prometheus: with an API token, or from this machine itself (contract, "REST"). */
export function metricsEndpoint(metrics: Metrics, authenticate: Authenticate): Endpoint {
  return async ({ request, response }) => {
    if (!isLocalRequest(request)) {
      const { credential } = await authenticate(request);
      if (credential.kind === 'session') {
        throw new LockstepError('UNAUTHENTICATED', 'Metrics need an API token; a browser session does not do.');
      }
    }
    sendText(response, 200, 'text/plain; version=0.0.4; charset=utf-8', await metrics.render());
  };
}
