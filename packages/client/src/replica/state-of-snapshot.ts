import type { Stored } from '@lockstep/core';
import type { Snapshot } from '@lockstep/protocol';
import { byKind, type StoredRecord } from './record-kinds.ts';
import type { ReplicaState } from './replica.ts';
import { trashedWith } from './trashed-with.ts';

/**
 * A record of a snapshot, which does not tell which field was written when. 0 leaves guards to the server (X2); a write
 * to no field in particular keeps a record that was changed since its creation from being taken for untouched (X9).
 */
function known<Entity extends StoredRecord['entity']>(entity: Entity, trashed_with: string | null): Stored<Entity> {
  const touched = entity.updated_at !== entity.created_at;
  return { entity, created_seq: 0, field_seq: touched ? { '*': entity.seq } : {}, trashed_with };
}

/** What a snapshot tells, in the form in which a replica has it. */
export function stateOfSnapshot(snapshot: Snapshot): ReplicaState {
  const trashed = trashedWith(snapshot.tasks, snapshot.projects);
  const records = byKind((kind) =>
    snapshot[kind].map((entity) => known(entity, kind === 'tasks' ? (trashed.get(entity.id) ?? null) : null)),
  );
  // Each list has the records of its kind.
  return { epoch: snapshot.epoch, seq: snapshot.seq, ...records } as unknown as ReplicaState;
}
