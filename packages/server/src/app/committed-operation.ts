import type { Actor } from '@lockstep/protocol';

/** A durable operation on its way to the screens: all of its changes, already worded as they are sent. */
export interface CommittedOperation {
  readonly workspace_id: string;
  readonly op_id: string;
  readonly actor: Actor;
  readonly timestamp: string;
  /** Seq of its first and last change. */
  readonly from: number;
  readonly to: number;
  /** One JSON text a change, in order. */
  readonly events: readonly string[];
}

/** Where durable operations go; a listener's failure never reaches the operation (M8). */
export interface Publisher {
  publish(operation: CommittedOperation): void;
}
