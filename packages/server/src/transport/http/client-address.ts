import type { IncomingMessage } from 'node:http';
import type { Config } from '../../config/config.ts';

/**
 * Who is at the other end: the last address in X-Forwarded-For that no believed proxy wrote for another believed
 * proxy, or the socket's own where it is no such proxy's. Null once the socket is gone.
 */
export function clientAddress(
  request: Pick<IncomingMessage, 'headers' | 'socket'>,
  config: Pick<Config, 'trustedProxies'>,
): string | null {
  let address = request.socket.remoteAddress ?? null;
  const forwarded = request.headers['x-forwarded-for'];
  if (typeof forwarded !== 'string') return address;
  const hops = forwarded.split(',').map((hop) => hop.trim());
  while (address !== null && config.trustedProxies.has(address)) {
    const hop = hops.pop();
    if (hop === undefined || hop === '') break;
    address = hop;
  }
  return address;
}
