import type { LockstepClient } from '@lockstep/client';
import { useCallback, useSyncExternalStore } from 'react';
import { useLockstep } from './lockstep-context.ts';

/**
 * What `read` answers, kept up to date. The component is drawn anew only when the answer is another one by `Object.is`,
 * so `read` must answer the same object for the same state, as everything of the client does.
 */
export function useClientValue<Value>(read: (client: LockstepClient) => Value): Value {
  const client = useLockstep();
  const subscribe = useCallback((listener: () => void) => client.subscribe(listener), [client]);
  const snapshot = () => read(client);
  return useSyncExternalStore(subscribe, snapshot, snapshot);
}
