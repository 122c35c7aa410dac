import type { ReadName, Workspace, WriteName } from '@lockstep/protocol';
import type { Caller } from './caller.ts';

/** How a write is recognised as an earlier one that came under another op_id. */
export interface Repeats {
  /** Op_ids under which the same request may have been executed already, besides its own. */
  readonly op_ids: readonly string[];
  /**
   * What was asked, word for word: compared instead of the input, in which "in 2 hours" has become another time since.
   */
  readonly asked: string;
}

/** A write as a door passes it on. */
export interface WriteRequest {
  readonly operation: WriteName;
  /** Not yet parsed: one item, or `{items, on_error?}`. */
  readonly input: unknown;
  /** The caller's idempotency key (S3); made by the door if the caller gave none. */
  readonly op_id: string;
  /** Absent: the caller's personal workspace. */
  readonly workspace_id?: string | undefined;
  /** Absent: only the same op_id with the same input is the same request (S3). */
  readonly repeats?: Repeats | undefined;
}

/** A durable write. */
export interface Executed {
  readonly op_id: string;
  readonly epoch: string;
  readonly workspace_id: string;
  /** Of the operation's last change, or the head where nothing changed (D11). */
  readonly seq: number;
  /** What the operation answers, without op_id and seq. */
  readonly result: Readonly<Record<string, unknown>>;
  /** JSON texts of the records in `result`, as far as they were made. */
  readonly encoded: ReadonlyMap<unknown, string>;
  /** Whether this is the recorded answer of an earlier try. */
  readonly replayed: boolean;
}

/**
 * What the doors may do: the one way to write, the one way to read. Every method authorises by the caller, and
 * throws LockstepError alone.
 */
export interface Application {
  /** The database's epoch: changes when a backup is restored (S4). */
  readonly epoch: string;
  /** Executes a write; resolves after it is durable and published. */
  execute(request: WriteRequest, caller: Caller): Promise<Executed>;
  /** Answers a read of the registry. */
  read(operation: ReadName, input: unknown, caller: Caller): Promise<Record<string, unknown>>;
  /** A workspace as JSON text in chunks: `{epoch, seq, tasks, projects}` from one read transaction. Rejects before the first. */
  snapshot(workspace_id: string, caller: Caller): Promise<AsyncIterable<string>>;
  workspaces(caller: Caller): Promise<readonly Workspace[]>;
}
