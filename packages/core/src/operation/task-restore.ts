import type { Task } from '@lockstep/protocol';
import type { Draft } from '../state/draft.ts';
import type { StoredTask } from '../state/stored.ts';
import type { ApplyItem } from './apply-item.ts';
import { descendants } from './descendants.ts';
import { requireTask } from './require-task.ts';

/** Brings a task back from the trash with exactly what went there with it (X8); one that is not there stays as it is. */
export const taskRestore: ApplyItem<'task.restore'> = (draft, item) => {
  const record = requireTask(draft, item.id);
  if (record.entity.deleted_at !== null) {
    const along = wentAlong(draft, record);
    const task = { ...record.entity, ...standing(draft, record.entity), deleted_at: null };
    draft.writeTask(task);
    for (const { entity } of along) {
      draft.writeTask({ ...entity, ...standing(draft, entity), project_id: task.project_id, deleted_at: null });
    }
  }
  return (records) => ({ task: records.task(item.id) });
};

/** What its own deletion took along, or, where it went along itself, what went along from below it. */
function wentAlong(draft: Draft, { entity, trashed_with }: StoredTask): StoredTask[] {
  const root = trashed_with ?? entity.id;
  return descendants(draft, entity.id, 'with-trashed').filter(
    (record) => record.entity.deleted_at !== null && record.trashed_with === root,
  );
}

/** Where it can stand now: a parent in the trash or a deleted project would hide it. */
function standing(draft: Draft, task: Task): Pick<Task, 'project_id' | 'parent_id'> {
  const parent = task.parent_id === null ? undefined : draft.task(task.parent_id)?.entity;
  if (parent !== undefined && parent.deleted_at === null)
    return { project_id: parent.project_id, parent_id: parent.id };
  const project = task.project_id === null ? undefined : draft.project(task.project_id)?.entity;
  return { project_id: project?.deleted_at === null ? project.id : null, parent_id: null };
}
