import type { Config } from '../../config/config.ts';

/** Host and port apart: `[::1]:4747` → `::1`, `Example.com:80` → `example.com`. */
export function hostnameOf(host: string): string {
  const bracket = host.startsWith('[') ? host.indexOf(']') : -1;
  if (bracket > 0) return host.slice(1, bracket).toLowerCase();
  const colon = host.indexOf(':');
  return (colon === -1 ? host : host.slice(0, colon)).toLowerCase();
}

/** Whether the name can only mean this very machine. */
export function isLoopbackName(hostname: string): boolean {
  return (
    hostname === 'localhost' || hostname === '::1' || hostname.endsWith('.localhost') || isLoopbackAddress(hostname)
  );
}

/** Whether the address is one of the loopback interface. */
export function isLoopbackAddress(address: string): boolean {
  return /^(?:::ffff:)?127(?:\.\d{1,3}){3}$/.test(address) || address === '::1';
}

/**
 * Whether a request that arrived at `localAddress` may bear this Host header. A page of a hostile site whose name was
 * rebound to 127.0.0.1 reaches us with that site's name, and is refused; elsewhere than on loopback, names are the
 * reverse proxy's affair.
 */
export function isHostAllowed(
  host: string | undefined,
  localAddress: string | undefined,
  config: Pick<Config, 'host' | 'publicUrl'>,
): boolean {
  if (localAddress !== undefined && !isLoopbackAddress(localAddress)) return true;
  if (host === undefined) return false;
  const hostname = hostnameOf(host);
  if (isLoopbackName(hostname) || hostname === config.host) return true;
  return config.publicUrl !== null && hostname === hostnameOf(config.publicUrl.host);
}
