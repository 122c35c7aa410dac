import type { Snapshot } from '@lockstep/protocol';
import { byKind, type StoredRecord } from './record-kinds.ts';
import { Replica, type ChangedRecords } from './replica.ts';
import { stateOfSnapshot } from './state-of-snapshot.ts';

type Entity = StoredRecord['entity'];

function difference(before: ReadonlyMap<string, StoredRecord> | undefined, after: readonly Entity[]) {
  const changed = new Set<string>();
  const gone = new Set(before?.keys());
  const records = after.map((entity) => {
    gone.delete(entity.id);
    const old = before?.get(entity.id)?.entity;
    if (old !== undefined && JSON.stringify(old) === JSON.stringify(entity)) return old;
    changed.add(entity.id);
    return entity;
  });
  for (const id of gone) changed.add(id);
  return { records, changed };
}

/**
 * A replica from a snapshot, in the place of an older one: records that are the same keep their identity, so that a
 * screen draws anew only what differs.
 */
export function replaceReplica(
  workspace_id: string,
  before: Replica | undefined,
  snapshot: Snapshot,
): { readonly replica: Replica; readonly changed: ChangedRecords } {
  const differences = byKind((kind) => difference(before?.[kind], snapshot[kind]));
  // Each list has the records of its kind.
  const records = byKind((kind) => differences[kind].records) as Partial<Snapshot>;
  const replica = new Replica(workspace_id, stateOfSnapshot({ ...snapshot, ...records }));
  return { replica, changed: byKind((kind) => differences[kind].changed) };
}
