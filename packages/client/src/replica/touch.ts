import type { Actor, BatchFrame, ChangeEvent } from '@lockstep/protocol';
import { eventSubject } from './event-subject.ts';

/** Who changed a record last, as far as this client has seen it happen. */
export interface Touch {
  readonly actor: Actor;
  /** When it happened by the server's clock, ISO 8601 UTC. */
  readonly timestamp: string;
  readonly op_id: string;
  /** The kind of change, e.g. `task_updated`. */
  readonly type: ChangeEvent['type'];
  /** The fields it changed; empty for a record that came or went. */
  readonly changed: readonly string[];
  /** Whether this client asked for it. */
  readonly own: boolean;
  /** Whether it arrived while it happened, and not while catching up. */
  readonly live: boolean;
  /** When it arrived, in milliseconds of the client's `clock.monotonic()`. */
  readonly received_at: number;
}

/** What the batch itself does not say of its arrival. */
export type Arrival = Pick<Touch, 'own' | 'live' | 'received_at'>;

/** The touches of a batch by record id. */
export function touchesOf(batch: BatchFrame, arrival: Arrival): Map<string, Touch> {
  const touches = new Map<string, Touch>();
  for (const event of batch.events) {
    const { id } = eventSubject(event);
    if (id === undefined) continue;
    const { actor, timestamp, op_id, type } = event;
    touches.set(id, { actor, timestamp, op_id, type, changed: 'changed' in event ? event.changed : [], ...arrival });
  }
  return touches;
}
