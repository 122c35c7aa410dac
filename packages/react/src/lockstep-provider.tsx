import type { LockstepClient } from '@lockstep/client';
import { useEffect, type ReactNode } from 'react';
import { LockstepContext } from './lockstep-context.ts';

export interface LockstepProviderProps {
  /** Made once, outside of the tree; who made it closes it. */
  readonly client: LockstepClient;
  readonly children: ReactNode;
}

/**
 * Hands a client to the hooks below, and connects it once the page is shown: not while it is drawn on a server.
 *
 * @example
 * const client = createClient();
 * createRoot(root).render(<LockstepProvider client={client}><App /></LockstepProvider>);
 */
export function LockstepProvider({ client, children }: LockstepProviderProps): ReactNode {
  useEffect(() => client.connect(), [client]);
  return <LockstepContext value={client}>{children}</LockstepContext>;
}
