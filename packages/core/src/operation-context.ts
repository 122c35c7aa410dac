import type { Actor } from '@lockstep/protocol';

/** All that an operation may know beside the state and its input; nothing ambient. */
export interface OperationContext {
  readonly actor: Actor;
  /** The server's time, ISO 8601 UTC. */
  readonly now: string;
  /** The asker's zone: what "today" means. */
  readonly time_zone: string;
  /** A fresh UUIDv7 for records whose creator gave none. */
  newId(): string;
}
