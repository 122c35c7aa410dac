import type { Member, Project, Task, WorkspaceRecord } from '@lockstep/protocol';
import type { FieldSeq, Stored } from './stored.ts';

/**
 * What takes a change back: for each field its value before and the seq of the write that had put it there; labels are
 * `labels:NAME` with true or false. Where the change is itself an undo, `restored` is the seq of the write whose value it
 * brought back: that write owns the field again (X5). A created record has none: its inverse is its deletion.
 *
 * Two entries are no fields: `labels` keeps the order the labels had, `trashed_with` what had taken the record to the
 * trash.
 */
export type Inverse = Readonly<Record<string, readonly [before: unknown, lastWrite: number, restored?: number]>>;

interface ChangeOf<Kind extends string, Entity> {
  readonly entity: Kind;
  /** How the log words it: a record that comes back from the trash is `created` again (X8). */
  readonly type: 'created' | 'updated' | 'deleted';
  /** Null where the record did not exist. */
  readonly before: Stored<Entity> | null;
  /** The record afterwards, with `seq`, `updated_at` and `updated_by` still to be stamped. */
  readonly after: Entity;
  /** Field names as on the wire (`labels`, never `labels:home`). */
  readonly changed: readonly string[];
  readonly trashed_with: string | null;
  /** Of an undo: for each field it took back, the write that owns it again. */
  readonly restored: FieldSeq;
}

/**
 * What an operation did to one record. An operation changes a record at most once: later writes of the same operation
 * are folded into the first change, so each change takes exactly one seq.
 */
export type Change =
  | ChangeOf<'task', Task>
  | ChangeOf<'project', Project>
  | ChangeOf<'workspace', WorkspaceRecord>
  | ChangeOf<'member', Member>;

/** The kinds of record that a log tells of. */
export type RecordKind = Change['entity'];
