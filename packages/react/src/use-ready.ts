import type { LockstepClient } from '@lockstep/client';
import { use } from 'react';
import { useClientValue } from './use-client-value.ts';
import { useLockstep } from './lockstep-context.ts';
import { unconnectedClient } from './unconnected-client.ts';

/** One promise a client, for React asks for it again each time it tries to draw. */
const promises = new WeakMap<LockstepClient, Promise<void>>();

/** A refusal holds until things stand otherwise: then the next one to ask waits anew, after signing in again, say. */
function forgetOnceBetter(client: LockstepClient, refused: Promise<void>): void {
  const { state, reason } = client.status;
  const unsubscribe = client.subscribe(() => {
    if (client.status.state === state && client.status.reason === reason) return;
    unsubscribe();
    if (promises.get(client) === refused) promises.delete(client);
  });
}

/** Level with the server, or showing what this device has kept of it: whichever is first. */
async function shown(client: LockstepClient): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const look = () => {
    if (client.status.last_synced_at !== null) resolve();
  };
  const unsubscribe = client.subscribe(look);
  look();
  try {
    await Promise.race([promise, client.ready()]);
  } finally {
    unsubscribe();
  }
}

function readiness(client: LockstepClient): Promise<void> {
  const known = promises.get(client);
  if (known !== undefined) return known;
  const ready = shown(client);
  promises.set(client, ready);
  ready.catch(() => forgetOnceBetter(client, ready));
  return ready;
}

/**
 * Suspends until there is something to show: everything is level with the server for the first time, or this device has
 * kept what it was. Never again after that, whatever becomes of the connection. Put a `<Suspense>` around, and an error boundary for those who are not signed in.
 *
 * A server draws the fallback: live tasks are for the browser.
 *
 * @throws LockstepError UNAUTHENTICATED or UNAVAILABLE where that will not be.
 */
export function useReady(): void {
  const client = useLockstep();
  const inBrowser = useClientValue((current) => current !== unconnectedClient());
  // React draws the nearest fallback for what fails on a server, and tries again in the browser.
  if (!inBrowser) throw new Error('Live tasks are drawn in the browser, here only the fallback.');
  use(readiness(client));
}
