import { LockstepError } from '@lockstep/protocol';
import type { StoredTask } from '../state/stored.ts';
import type { View } from '../state/view.ts';

/** The task of this id, trashed or not. @throws LockstepError NOT_FOUND */
export function requireTask(view: View, id: string): StoredTask {
  const record = view.task(id);
  if (record === undefined) throw new LockstepError('NOT_FOUND', 'There is no task with this id.');
  return record;
}

/**
 * The task of this id if it may be changed: delete wins over edits (X4).
 *
 * @throws LockstepError NOT_FOUND, or CONFLICT with the trashed task as `current`.
 */
export function requireLiveTask(view: View, id: string): StoredTask {
  const record = requireTask(view, id);
  if (record.entity.deleted_at !== null) {
    throw new LockstepError('CONFLICT', `“${record.entity.title}” is in the trash; restore it first.`, {
      current: record.entity,
    });
  }
  return record;
}
