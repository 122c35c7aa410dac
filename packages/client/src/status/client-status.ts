import type { StopReason } from '../connection/after-close.ts';
import type { Phase } from '../connection/phase.ts';
import type { StorageProblem } from '../storage/storage-problem.ts';

/** The one word for how things stand (C7). */
export type StatusState = 'live' | 'catching-up' | 'reconnecting' | 'offline' | 'signed-out' | 'outdated';

/** What a screen tells of the connection (C7, M6, M17). */
export interface ClientStatus {
  readonly state: StatusState;
  /** Why it does not come back by itself, where it does not. */
  readonly reason: StopReason | null;
  /** Changes that the server has not shown yet. */
  readonly pending: number;
  /** Changes that the server refused and that wait for the person (C5). */
  readonly needs_attention: number;
  /** Whether pending changes survive the end of this process. */
  readonly durable: boolean;
  /** Why this device does not keep what it was asked to keep, or not all of it. */
  readonly storage_problem: StorageProblem | null;
  /** The last measured round trip, null while there is none. */
  readonly round_trip_ms: number | null;
  /** When this client last knew itself level with the server, ISO 8601 UTC. */
  readonly last_synced_at: string | null;
  /** When the next try begins by itself, ISO 8601 UTC. */
  readonly retry_at: string | null;
}

/** What the state follows from. */
export interface Standing {
  readonly phase: Phase;
  readonly online: boolean;
  /** Whether an earlier try of this connection has failed. */
  readonly retrying: boolean;
  /** Whether every workspace is live. */
  readonly live: boolean;
  /** Whether the log has shown what this version does not know (C8). */
  readonly outdated: boolean;
}

function stateOfStop(reason: StopReason): StatusState {
  if (reason === 'outdated') return 'outdated';
  return reason === 'signed-out' || reason === 'suspended' ? 'signed-out' : 'offline';
}

/** One of the six, from where everything stands (C7). */
export function stateOf({ phase, online, retrying, live, outdated }: Standing): StatusState {
  if (outdated) return 'outdated';
  switch (phase.name) {
    case 'ready':
      return live ? 'live' : 'catching-up';
    case 'stopped':
      return stateOfStop(phase.reason);
    case 'paused':
      return 'offline';
    case 'waiting':
      return online ? 'reconnecting' : 'offline';
    default:
      if (!online) return 'offline';
      return retrying ? 'reconnecting' : 'catching-up';
  }
}
