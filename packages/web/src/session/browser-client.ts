import type { LockstepClient } from '@lockstep/client';
import { createClient } from '@lockstep/client';

let client: LockstepClient | undefined;

/**
 * The page's one client. What waits and what was seen outlive the page, for each person apart. It connects when the first
 * screen of the app is shown, not on the way to signing in.
 */
export const browserClient = (): LockstepClient => {
  client ??= createClient({ storage: 'indexeddb' });
  return client;
};
