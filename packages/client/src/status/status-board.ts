import type { Clock } from '../platform/clock.ts';
import { stateOf, type ClientStatus, type Standing } from './client-status.ts';

type Passed = 'pending' | 'needs_attention' | 'durable' | 'storage_problem' | 'round_trip_ms';

/** Where everything stands, as the client's parts tell it. */
export interface FullStanding extends Standing, Pick<ClientStatus, Passed> {}

function timestamp(ms: number): string {
  return new Date(ms).toISOString();
}

/** Words the status; the same object as long as nothing in it differs (C7). */
export class StatusBoard {
  readonly #clock: Clock;
  readonly #standing: () => FullStanding;
  #last: ClientStatus | undefined;
  #syncedAt: number | undefined;

  constructor(clock: Clock, standing: () => FullStanding) {
    this.#clock = clock;
    this.#standing = standing;
  }

  /** Notes that the client is level with the server right now, if it is. */
  synced(live: boolean): void {
    if (live) this.#syncedAt = this.#clock.now();
  }

  /** When it was level in an earlier run, ISO 8601 UTC. */
  restore(synced_at: string | null): void {
    if (synced_at !== null) this.#syncedAt ??= Date.parse(synced_at);
  }

  /** When it was last level with the server, ISO 8601 UTC. */
  get syncedAt(): string | null {
    return this.#syncedAt === undefined ? null : timestamp(this.#syncedAt);
  }

  get current(): ClientStatus {
    const standing = this.#standing();
    const { phase, pending, needs_attention, durable, storage_problem, round_trip_ms } = standing;
    const next: ClientStatus = {
      state: stateOf(standing),
      reason: phase.name === 'stopped' ? phase.reason : null,
      pending,
      needs_attention,
      durable,
      storage_problem,
      round_trip_ms: round_trip_ms === null ? null : Math.round(round_trip_ms * 10) / 10,
      last_synced_at: this.syncedAt,
      retry_at: phase.name === 'waiting' ? timestamp(phase.retry_at) : null,
    };
    const last = this.#last;
    const keys = Object.keys(next) as (keyof ClientStatus)[];
    if (last !== undefined && keys.every((key) => last[key] === next[key])) return last;
    this.#last = next;
    return next;
  }
}
