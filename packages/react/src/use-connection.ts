import type { ClientStatus } from '@lockstep/client';
import { useMemo } from 'react';
import { useLockstep } from './lockstep-context.ts';
import { useStatus } from './use-status.ts';

/** How things stand (C7), and what a person can do about it. */
export interface Connection extends ClientStatus {
  /** Connects at once instead of waiting for the next try. */
  readonly retryNow: () => void;
  /** Takes everything from the server anew. */
  readonly refresh: () => Promise<void>;
}

/** The connection's status, drawn anew when it changes. */
export function useConnection(): Connection {
  const client = useLockstep();
  const status = useStatus();
  return useMemo(
    () => ({ ...status, retryNow: () => client.retryNow(), refresh: () => client.refresh() }),
    [client, status],
  );
}
