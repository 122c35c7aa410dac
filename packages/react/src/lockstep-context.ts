import type { LockstepClient } from '@lockstep/client';
import { createContext, useContext } from 'react';

/** Where the hooks find their client. */
export const LockstepContext = createContext<LockstepClient | null>(null);

/**
 * The client of the nearest `LockstepProvider`.
 *
 * @throws Error outside of one.
 */
export function useLockstep(): LockstepClient {
  const client = useContext(LockstepContext);
  if (client === null) throw new Error('There is no <LockstepProvider> around this component.');
  return client;
}
