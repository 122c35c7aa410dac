import { LockstepError } from '@lockstep/protocol';
import type { StoredProject } from '../state/stored.ts';
import type { View } from '../state/view.ts';

/** The project of this id, unless it is deleted. @throws LockstepError NOT_FOUND */
export function requireProject(view: View, id: string): StoredProject {
  const record = view.project(id);
  if (record === undefined || record.entity.deleted_at !== null) {
    throw new LockstepError('NOT_FOUND', 'There is no project with this id.');
  }
  return record;
}
