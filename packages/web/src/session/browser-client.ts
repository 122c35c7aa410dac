import type { LockstepClient } from '@lockstep/client';
import { createClient } from '@lockstep/client';

let client: LockstepClient | undefined;

/** The page's one client. It connects when the first screen of the app is shown, not on the way to signing in. */
export const browserClient = (): LockstepClient => {
  client ??= createClient();
  return client;
};
