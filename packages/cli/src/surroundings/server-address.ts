import { configOf } from './data-folder.ts';
import type { Surroundings } from './surroundings.ts';

const answerTimeoutMs = 2_000;

/** Where commands look for a server. */
export interface ServerAddress {
  /** Without a trailing slash. */
  readonly url: string;
  /** Whether LOCKSTEP_URL named it; otherwise it is where a server of these settings would be. */
  readonly isNamed: boolean;
}

/** An address one can connect to, from one that is listened at. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

/** `LOCKSTEP_URL`, else `http://HOST:PORT`. */
export function serverAddress(surroundings: Surroundings): ServerAddress {
  const named = surroundings.env['LOCKSTEP_URL']?.trim();
  if (named !== undefined && named !== '') return { url: named.replace(/\/+$/, ''), isNamed: true };
  const { host, port } = configOf(surroundings);
  return { url: `http://${reachable(host)}:${port}`, isNamed: false };
}

/** Whether a server answers there. */
export async function isServing(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(answerTimeoutMs) });
    const health: unknown = await response.json();
    return typeof health === 'object' && health !== null && Reflect.get(health, 'status') === 'ok';
  } catch {
    // Nobody there, or somebody else: either way no server of ours.
    return false;
  }
}
