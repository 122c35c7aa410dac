import type { Config } from '../../config/config.ts';
import { hostnameOf, isLoopbackName } from './host-check.ts';

export type OriginConfig = Pick<Config, 'publicUrl' | 'allowedOrigins'>;

/** Whether `origin` is this server itself, as the request's Host header or the public address names it. */
function isOwnOrigin(origin: string, config: OriginConfig, host: string | undefined): boolean {
  if (origin === config.publicUrl?.origin) return true;
  if (host === undefined) return false;
  // With a public address, another name for this server is believed on its own machine alone.
  if (config.publicUrl !== null && !isLoopbackName(hostnameOf(host))) return false;
  const named = host.toLowerCase();
  return origin === `http://${named}` || origin === `https://${named}`;
}

/** Whether a page of this origin may use the person's cookie: for writes, and for WebSocket upgrades. */
export function isOriginAllowed(origin: string, config: OriginConfig, host: string | undefined): boolean {
  return config.allowedOrigins.has(origin) || isOwnOrigin(origin, config, host);
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What of a request decides whether a browser was made to send it by a foreign page. */
export interface OriginFacts {
  readonly method: string | undefined;
  readonly origin: string | undefined;
  readonly host: string | undefined;
  readonly cookie: string | undefined;
  readonly authorization: string | undefined;
}

/**
 * Whether a request is to be refused for where it comes from: a write from an origin that is neither our own nor
 * allowed, or one that bears a cookie and hides its origin.
 */
export function isForgeable(facts: OriginFacts, config: OriginConfig): boolean {
  if (facts.method === undefined || safeMethods.has(facts.method)) return false;
  if (facts.origin !== undefined) return !isOriginAllowed(facts.origin, config, facts.host);
  return facts.cookie !== undefined && facts.authorization === undefined;
}
