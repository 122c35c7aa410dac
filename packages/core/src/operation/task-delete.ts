import { LockstepError } from '@lockstep/protocol';
import type { ApplyItem } from './apply-item.ts';
import { requireTask } from './require-task.ts';
import { trash } from './trash.ts';

/** Moves a task with its subtasks to the trash; one that is there already stays (X4, X8). */
export const taskDelete: ApplyItem<'task.delete'> = (draft, item, context) => {
  const { entity } = requireTask(draft, item.id);
  if (entity.deleted_at === null) {
    if (item.if_seq !== undefined && entity.seq > item.if_seq) {
      throw new LockstepError('CONFLICT', `“${entity.title}” was changed since seq ${item.if_seq}.`, {
        current: entity,
      });
    }
    trash(draft, entity, context.now);
  }
  return () => ({ task_id: entity.id, task_title: entity.title });
};
