import type { Stored } from '@lockstep/core';
import type { Project, Snapshot, Task } from '@lockstep/protocol';
import type { ReplicaState } from './replica.ts';
import { trashedWith } from './trashed-with.ts';

/**
 * A record of a snapshot, which does not tell which field was written when. 0 leaves guards to the server (X2); a write
 * to no field in particular keeps a record that was changed since its creation from being taken for untouched (X9).
 */
function known<Entity extends Task | Project>(entity: Entity, trashed_with: string | null): Stored<Entity> {
  const touched = entity.updated_at !== entity.created_at;
  return { entity, created_seq: 0, field_seq: touched ? { '*': entity.seq } : {}, trashed_with };
}

/** What a snapshot tells, in the form in which a replica has it. */
export function stateOfSnapshot({ epoch, seq, tasks, projects }: Snapshot): ReplicaState {
  const trashed = trashedWith(tasks, projects);
  return {
    epoch,
    seq,
    tasks: tasks.map((task) => known(task, trashed.get(task.id) ?? null)),
    projects: projects.map((project) => known(project, null)),
  };
}
