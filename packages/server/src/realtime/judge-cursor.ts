import type { ResetReason } from '@lockstep/protocol';

/** Where a client says it has got to, and where the log is. */
export interface CursorClaim {
  readonly seq: number;
  /** Absent: the client has never been told one. */
  readonly epoch: string | undefined;
}

export interface LogState {
  readonly epoch: string;
  readonly head: number;
  readonly floor: number;
}

/** Why this cursor cannot be continued, or undefined if it can (S4, S5). A claim of seq 0 needs no epoch. */
export function judgeCursor(claim: CursorClaim, log: LogState): ResetReason | undefined {
  if (claim.epoch !== undefined && claim.epoch !== log.epoch) return 'epoch';
  if (claim.seq > log.head) return 'ahead';
  if (claim.seq < log.floor) return 'floor';
  return undefined;
}
