import type { Place, StoredTask } from '@lockstep/core';
import type { Replica } from './replica.ts';

/** The replica's tasks by where they stand; made when first asked for after a change. */
export interface ReplicaIndex {
  readonly byPlace: ReadonlyMap<string, readonly StoredTask[]>;
  readonly byParent: ReadonlyMap<string, readonly StoredTask[]>;
  readonly byProject: ReadonlyMap<string, readonly StoredTask[]>;
  readonly byTrash: ReadonlyMap<string, readonly StoredTask[]>;
}

/** Siblings share it. */
export function placeKey(place: Place): string {
  return `${place.project_id ?? ''}/${place.parent_id ?? ''}`;
}

function push(groups: Map<string, StoredTask[]>, key: string | null, record: StoredTask): void {
  if (key === null) return;
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [record]);
  else group.push(record);
}

function build(replica: Replica): ReplicaIndex {
  const byPlace = new Map<string, StoredTask[]>();
  const byParent = new Map<string, StoredTask[]>();
  const byProject = new Map<string, StoredTask[]>();
  const byTrash = new Map<string, StoredTask[]>();
  for (const record of replica.tasks.values()) {
    push(byPlace, placeKey(record.entity), record);
    push(byParent, record.entity.parent_id, record);
    push(byProject, record.entity.project_id, record);
    push(byTrash, record.trashed_with, record);
  }
  return { byPlace, byParent, byProject, byTrash };
}

const indexes = new WeakMap<Replica, { readonly seq: number; readonly index: ReplicaIndex }>();

/** The index of the replica as it is now. */
export function indexOf(replica: Replica): ReplicaIndex {
  const known = indexes.get(replica);
  if (known?.seq === replica.seq) return known.index;
  const index = build(replica);
  indexes.set(replica, { seq: replica.seq, index });
  return index;
}
