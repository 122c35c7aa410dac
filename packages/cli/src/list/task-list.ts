import type { ReadName, WriteName } from '@lockstep/protocol';

/** The person whose tasks these are. */
export interface Owner {
  readonly id: string;
  readonly name: string;
}

/** A person's tasks, wherever they are kept: behind a server, or in the data folder of this machine. */
export interface TaskList {
  readonly owner: Owner;
  /** Answers a read of the registry. Rejects with LockstepError. */
  read(operation: ReadName, input: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** Executes a write of the registry; answers its result with `op_id` and `seq`. Rejects with LockstepError. */
  execute(operation: WriteName, input: Readonly<Record<string, unknown>>): Promise<unknown>;
  close(): Promise<void>;
}
