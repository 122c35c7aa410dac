import type { Member, Project, Task, WorkspaceRecord } from '@lockstep/protocol';

/** For each field the seq of its last write since the record was created; labels each on their own (`labels:home`). */
export type FieldSeq = Readonly<Record<string, number>>;

/** A record with what undo and guards need to know of it (X1, X2, X5). It never leaves the server. */
export interface Stored<Entity> {
  readonly entity: Entity;
  /** The seq at which it was created: the last write of every field that `field_seq` does not name. */
  readonly created_seq: number;
  readonly field_seq: FieldSeq;
  /** The task or project whose deletion took this record to the trash with it; null where it went by itself (X8). */
  readonly trashed_with: string | null;
}

export type StoredTask = Stored<Task>;
export type StoredProject = Stored<Project>;
export type StoredWorkspace = Stored<WorkspaceRecord>;
export type StoredMember = Stored<Member>;

/** The seq of a field's last write. */
export function lastWriteOf(record: Stored<unknown>, field: string): number {
  return record.field_seq[field] ?? record.created_seq;
}
