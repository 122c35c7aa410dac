import { useConnection } from '@lockstep/react';
import { useMemo } from 'react';
import type { LoadState } from '../features/tasks/load-state.tsx';

/** How far the first reading of everything has come; after it the lists are there, also while the network is not. */
export const useLoadState = (): LoadState => {
  const { state, last_synced_at, retryNow } = useConnection();
  const failed = state === 'reconnecting' || state === 'offline';
  return useMemo(() => {
    if (last_synced_at !== null) return { status: 'ready' };
    return failed ? { status: 'failed', onRetry: retryNow } : { status: 'loading' };
  }, [last_synced_at, failed, retryNow]);
};
