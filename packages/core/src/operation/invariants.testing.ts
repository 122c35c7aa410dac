import { projectSchema, taskSchema } from '@lockstep/protocol';
import { foldText } from '../filter/fold-text.ts';
import type { MemoryState } from '../state/memory-state.ts';

/** What must hold of every state; answers the sentences that do not. */
export function violations(state: MemoryState): string[] {
  const tasks = new Map(state.tasks().map(({ entity }) => [entity.id, entity]));
  const found: string[] = [];
  for (const task of tasks.values()) {
    const parsed = taskSchema.safeParse(task);
    if (!parsed.success) found.push(`${task.title}: ${parsed.error.message}`);
    const parent = task.parent_id === null ? undefined : tasks.get(task.parent_id);
    if (task.parent_id !== null && parent === undefined) found.push(`${task.id} has an unknown parent`);
    if (parent !== undefined && task.deleted_at === null) {
      if (parent.deleted_at !== null) found.push(`${task.id} is under a trashed parent`);
      if (parent.project_id !== task.project_id) found.push(`${task.id} is not in its parent’s project`);
    }
    const seen = new Set<string>();
    for (
      let above = task.parent_id;
      above !== null && task.deleted_at === null;
      above = tasks.get(above)?.parent_id ?? null
    ) {
      if (above === task.id || seen.has(above)) {
        found.push(`${task.id} is in a cycle`);
        break;
      }
      seen.add(above);
    }
    const project = task.project_id === null ? undefined : state.project(task.project_id)?.entity;
    if (task.project_id !== null && task.deleted_at === null && project?.deleted_at !== null)
      found.push(`${task.id} is in a deleted project`);
    if (task.completed !== (task.completed_at !== null)) found.push(`${task.id} is half completed`);
    if (task.due_date === null && (task.due_time !== null || task.recurrence !== null))
      found.push(`${task.id} has a time or recurrence without a date`);
    if ((task.due_time === null) !== (task.due_zone === null))
      found.push(`${task.id} has a time without zone or a zone without time`);
  }
  for (const { entity, trashed_with } of state.tasks()) {
    if (trashed_with !== null && entity.deleted_at === null)
      found.push(`${entity.id} is not in the trash but went with ${trashed_with}`);
  }
  for (const { entity } of state.allProjects()) {
    if (!projectSchema.safeParse(entity).success) found.push(`project ${entity.name} is malformed`);
  }
  const names = state.projects().map(({ entity }) => foldText(entity.name));
  if (new Set(names).size !== names.length) found.push('two projects have one name');
  return found;
}

/** What people see of a state: records without their stamps, labels as they stand. */
export function visible(state: MemoryState): Record<string, unknown>[] {
  return [...state.tasks(), ...state.allProjects()]
    .filter(({ entity }) => entity.deleted_at === null)
    .map(({ entity: { seq: _seq, updated_at: _at, updated_by: _by, ...entity } }) => entity)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
