import { BatchAssembly } from '../replica/batch-assembly.ts';
import type { Replica } from '../replica/replica.ts';

/**
 * One workspace's stream within a session: `waiting` for the session, `snapshot` until one has arrived, `replaying` what
 * was missed, `live` (D1, D12).
 */
export interface WorkspaceStream {
  phase: 'waiting' | 'snapshot' | 'replaying' | 'live';
  replica: Replica | undefined;
  /** The replica is not to be trusted: it stays on the screen until a snapshot takes its place. */
  stale: boolean;
  readonly assembly: BatchAssembly;
  cancelTimer: (() => void) | undefined;
  attempt: number;
}

/** A workspace of which nothing is known yet. */
export function newStream(): WorkspaceStream {
  return {
    phase: 'waiting',
    replica: undefined,
    stale: false,
    assembly: new BatchAssembly(),
    cancelTimer: undefined,
    attempt: 0,
  };
}
