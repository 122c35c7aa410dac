import { createClient, type LockstepClient } from '@lockstep/client';

let client: LockstepClient | undefined;

/**
 * A client that is never connected: what a server draws, and what a browser must draw first where it takes over a page
 * that a server has drawn, whatever has arrived meanwhile.
 */
export function unconnectedClient(): LockstepClient {
  client ??= createClient({
    url: 'http://unconnected.invalid',
    rules: () => new Promise(() => undefined),
    // A server knows nothing of the browser's network.
    device: { online: () => true, visible: () => true, subscribe: () => () => undefined },
  });
  return client;
}
