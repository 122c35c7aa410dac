import { LockstepError } from '@lockstep/protocol';
import type { ApplyItem } from './apply-item.ts';

/** Deletes a project and moves its tasks to the trash with it (X8); a deleted one stays deleted. */
export const projectDelete: ApplyItem<'project.delete'> = (draft, item, context) => {
  const record = draft.project(item.id);
  if (record === undefined) throw new LockstepError('NOT_FOUND', 'There is no project with this id.');
  const { entity } = record;
  if (entity.deleted_at === null) {
    draft.writeProject({ ...entity, deleted_at: context.now });
    for (const { entity: task } of draft.tasksOfProject(entity.id)) {
      if (task.deleted_at === null) draft.writeTask({ ...task, deleted_at: context.now }, entity.id);
    }
  }
  return () => ({ project_id: entity.id, project_name: entity.name });
};
