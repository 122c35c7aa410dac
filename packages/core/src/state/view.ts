import type { Actor } from '@lockstep/protocol';
import type { Inverse, RecordKind } from './change.ts';
import type { StoredMember, StoredProject, StoredTask, StoredWorkspace } from './stored.ts';

/** Where a task stands: tasks of one place are siblings and share an order. */
export interface Place {
  readonly project_id: string | null;
  readonly parent_id: string | null;
}

/** A change of the log as undo needs it. */
export interface LoggedChange {
  readonly seq: number;
  readonly op_id: string;
  readonly entity: RecordKind;
  readonly id: string;
  readonly type: 'created' | 'updated' | 'deleted' | 'purged';
  readonly actor: Actor;
  readonly inverse: Inverse;
}

/** What is to be undone. */
export type ChangeSelector = { readonly op_id: string } | { readonly run_id: string };

/** Somebody with an account. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

/** How a person is named who may not be a member yet; addresses in lower case. */
export type PersonReference = { readonly id: string } | { readonly email: string };

/**
 * What the rules may read of one workspace, trash included. It answers at once, so that an operation is one synchronous
 * step: SQLite reads within the open transaction, the replica reads from memory. A store that can only answer later
 * loads what a first run asked for and runs the (pure) operation again.
 */
export interface View {
  readonly workspace_id: string;
  task(id: string): StoredTask | undefined;
  /** Whether there was a task with this id, of which nothing is left (X7). */
  wasPurged(id: string): boolean;
  /** Direct subtasks in their order. */
  subtasks(parent_id: string): readonly StoredTask[];
  /** Tasks of a project whatever their parent, in their order. */
  tasksOfProject(project_id: string): readonly StoredTask[];
  /** Tasks that went to the trash with this task or project. */
  tasksTrashedWith(id: string): readonly StoredTask[];
  /** Open, not trashed tasks whose title is this one, case aside. */
  tasksTitled(title: string): readonly StoredTask[];
  /** Untrashed siblings in their order. */
  siblings(place: Place): readonly StoredTask[];
  /** The position of the last untrashed sibling, null where there is none. */
  lastPosition(place: Place): string | null;
  project(id: string): StoredProject | undefined;
  /** Every project that is not deleted, archived ones too, in their order. */
  projects(): readonly StoredProject[];
  /** The workspace itself; undefined before there is one. */
  workspace(): StoredWorkspace | undefined;
  /** A present or former member. */
  member(id: string): StoredMember | undefined;
  /** Present members, by name. */
  members(): readonly StoredMember[];
  /** Anybody with an account; a replica only knows who is or was a member. */
  person(reference: PersonReference): Person | undefined;
  /** The changes of an operation or of a run, oldest first; empty if unknown. */
  changesOf(selector: ChangeSelector): readonly LoggedChange[];
  /** The change that bears this seq; undefined where there is none, or retention has passed it. */
  changeAt(seq: number): LoggedChange | undefined;
  /** Whether the log still reaches back to what the selector names; false where retention has passed it (X5). */
  withinRetention(selector: ChangeSelector): boolean;
}
