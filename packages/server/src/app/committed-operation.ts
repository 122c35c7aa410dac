import type { Actor, Role } from '@lockstep/protocol';

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
  /** Whose rights to the workspace it changed; absent where nobody's. */
  readonly rights?: readonly ChangedRights[] | undefined;
}

/** A person's rights to a workspace from an operation on. */
export interface ChangedRights {
  readonly user_id: string;
  /** Null: they have ended. */
  readonly role: Role | null;
  /** Whether they had none before. */
  readonly joined: boolean;
}

/** Where durable operations go; a listener's failure never reaches the operation (M8). */
export interface Publisher {
  publish(operation: CommittedOperation): void;
}
