import type { Stored } from '@lockstep/core';
import type { Project, Snapshot, Task } from '@lockstep/protocol';
import { Replica, type ChangedRecords } from './replica.ts';
import { stateOfSnapshot } from './state-of-snapshot.ts';

function difference<Entity extends Task | Project>(
  before: ReadonlyMap<string, Stored<Entity>> | undefined,
  after: readonly Entity[],
): { readonly records: Entity[]; readonly changed: Set<string> } {
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
  const tasks = difference(before?.tasks, snapshot.tasks);
  const projects = difference(before?.projects, snapshot.projects);
  const state = stateOfSnapshot({ ...snapshot, tasks: tasks.records, projects: projects.records });
  const replica = new Replica(workspace_id, state);
  return { replica, changed: { tasks: tasks.changed, projects: projects.changed } };
}
