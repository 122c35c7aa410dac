import type { StoredMember, StoredProject, StoredTask, StoredWorkspace } from '@lockstep/core';

/** The kinds of records that this version knows, by the names that snapshots have for them. */
export const recordKinds = ['tasks', 'projects', 'members', 'workspaces'] as const;

/** A kind of record, by the name that the replica has for all of them. */
export type RecordKind = (typeof recordKinds)[number];

/** A record of each kind, as it is kept. */
export interface StoredRecords {
  readonly tasks: StoredTask;
  readonly projects: StoredProject;
  readonly members: StoredMember;
  readonly workspaces: StoredWorkspace;
}

export type StoredRecord = StoredRecords[RecordKind];

/** All records of a workspace, by kind and id. */
export type RecordMaps = { readonly [Kind in RecordKind]: ReadonlyMap<string, StoredRecords[Kind]> };

/** The same for every kind. */
export function byKind<Value>(make: (kind: RecordKind) => Value): { [Kind in RecordKind]: Value } {
  return Object.fromEntries(recordKinds.map((kind) => [kind, make(kind)])) as { [Kind in RecordKind]: Value };
}

/** Whether this version knows it. */
export function isRecordKind(name: string): name is RecordKind {
  return (recordKinds as readonly string[]).includes(name);
}
