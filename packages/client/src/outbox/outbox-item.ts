import type { Problem, WriteName } from '@lockstep/protocol';

/** A change that the person has made and the server has not yet shown. */
export interface OutboxItem {
  readonly op_id: string;
  /** Null: the personal workspace, where it was not known yet. */
  readonly workspace_id: string | null;
  readonly operation: WriteName;
  readonly input: Readonly<Record<string, unknown>>;
  /** When it was made, ISO 8601 UTC. */
  readonly created_at: string;
  /** Records it reads or writes, as far as is known; null: it may be any. */
  readonly touches: readonly string[] | null;
  /** Records that exist only once it has happened (C9). */
  readonly creates: readonly string[];
  /**
   * How far its workspace's log had got when it may first have been sent; absent: it never was. Written down before it is
   * sent: from then on its input is what its op_id stands for (S3), and the server remembers it only so long (S5).
   */
  readonly first_sent?: Position;
}

/** A place in a workspace's log. */
export interface Position {
  readonly epoch: string;
  readonly seq: number;
}

/** A change that the server refused: it waits for the person to try again, edit or discard it (C5). */
export interface ShelvedItem extends OutboxItem {
  readonly problem: Problem;
  /** When it was refused, ISO 8601 UTC. */
  readonly shelved_at: string;
}
