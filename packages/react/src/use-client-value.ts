import type { LockstepClient } from '@lockstep/client';
import { useCallback, useRef, useSyncExternalStore } from 'react';
import { isSame } from './is-same.ts';
import { useLockstep } from './lockstep-context.ts';
import { unconnectedClient } from './unconnected-client.ts';

/**
 * What `read` makes of the client, kept up to date: the most general of the hooks. The component is drawn anew only when
 * that differs, by `Object.is`, lists and plain objects by what they hold.
 *
 * @example
 * const busy = useClientValue((client) => client.status.pending > 10);
 */
export function useClientValue<Value>(read: (client: LockstepClient) => Value): Value {
  const client = useLockstep();
  const kept = useRef<{ readonly value: Value }>(undefined);
  const subscribe = useCallback((listener: () => void) => client.subscribe(listener), [client]);
  const keep = (value: Value): Value => {
    if (kept.current !== undefined && isSame(kept.current.value, value)) return kept.current.value;
    kept.current = { value };
    return value;
  };
  return useSyncExternalStore(
    subscribe,
    () => keep(read(client)),
    () => keep(read(unconnectedClient())),
  );
}
