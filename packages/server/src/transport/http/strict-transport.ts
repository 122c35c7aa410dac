import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '../../config/config.ts';

const oneYearSeconds = 31_536_000;

/** Whether the browser's end of this request is TLS: a believed proxy says so, or the public address does. */
function isBehindTls(request: IncomingMessage, config: Pick<Config, 'publicUrl' | 'trustedProxies'>): boolean {
  const forwarded = request.headers['x-forwarded-proto'];
  if (forwarded !== undefined && config.trustedProxies.has(request.socket.remoteAddress ?? '')) {
    return forwarded === 'https';
  }
  return config.publicUrl?.protocol === 'https:' && request.headers.host === config.publicUrl.host;
}

/** Tells browsers to come by TLS alone from now on, where they came by TLS. */
export function strictTransport(
  request: IncomingMessage,
  response: ServerResponse,
  config: Pick<Config, 'publicUrl' | 'trustedProxies'>,
): void {
  if (isBehindTls(request, config)) response.setHeader('Strict-Transport-Security', `max-age=${oneYearSeconds}`);
}
