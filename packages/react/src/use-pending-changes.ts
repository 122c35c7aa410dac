import type { StatusState } from '@lockstep/client';
import { useStatus } from './use-status.ts';

/** The changes that the server has not shown yet, taken together. */
export interface PendingSummary {
  readonly count: number;
  /** Whether they survive the end of this page. */
  readonly durable: boolean;
  /** What keeps them: while it is `live` or `catching-up` they are on their way. */
  readonly state: StatusState;
}

/** How many changes wait to reach the server, and whether they are safe meanwhile. Drawn anew when that changes. */
export function usePendingChanges(): PendingSummary {
  return useStatus(({ pending, durable, state }) => ({ count: pending, durable, state }));
}
