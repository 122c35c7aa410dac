import { memberSchema, projectSchema, type Task, taskSchema } from '@lockstep/protocol';
import { foldText } from '../filter/fold-text.ts';
import type { MemoryState } from '../state/memory-state.ts';

/** What must hold of every state; answers the sentences that do not. */
export function violations(state: MemoryState): string[] {
  const tasks = new Map(state.tasks().map(({ entity }) => [entity.id, entity]));
  return [
    ...state
      .tasks()
      .flatMap(({ entity, trashed_with }) => [
        ...malformed(entity),
        ...(entity.deleted_at === null ? misplaced(entity, tasks, state) : []),
        ...(trashed_with !== null && entity.deleted_at === null
          ? [`${entity.id} is alive, trashed_with ${trashed_with}`]
          : []),
      ]),
    ...projectViolations(state),
    ...memberViolations(state),
  ];
}

function malformed(task: Task): string[] {
  const found: string[] = [];
  const parsed = taskSchema.safeParse(task);
  if (!parsed.success) found.push(`${task.id}: ${parsed.error.message}`);
  if (task.completed !== (task.completed_at !== null)) found.push(`${task.id} is half completed`);
  if (task.due_date === null && (task.due_time !== null || task.recurrence !== null)) {
    found.push(`${task.id} has a time or a recurrence without a date`);
  }
  if ((task.due_time === null) !== (task.due_zone === null)) found.push(`${task.id} has half a time`);
  return found;
}

function misplaced(task: Task, tasks: ReadonlyMap<string, Task>, state: MemoryState): string[] {
  const found: string[] = [];
  if (task.parent_id !== null) {
    const parent = tasks.get(task.parent_id);
    if (parent?.deleted_at !== null) found.push(`${task.id} is under a task that is gone`);
    if (parent?.project_id !== task.project_id) found.push(`${task.id} is not in its parent’s project`);
    if (isInCycle(task, tasks)) found.push(`${task.id} is in a cycle`);
  }
  if (task.project_id !== null && state.project(task.project_id)?.entity.deleted_at !== null) {
    found.push(`${task.id} is in a project that is gone`);
  }
  return found;
}

function isInCycle(task: Task, tasks: ReadonlyMap<string, Task>): boolean {
  let above = task.parent_id;
  for (let steps = 0; above !== null; steps += 1) {
    if (above === task.id || steps > tasks.size) return true;
    above = tasks.get(above)?.parent_id ?? null;
  }
  return false;
}

function projectViolations(state: MemoryState): string[] {
  const found = state
    .allProjects()
    .flatMap(({ entity }) => (projectSchema.safeParse(entity).success ? [] : [`project ${entity.name} is malformed`]));
  const names = state.projects().map(({ entity }) => foldText(entity.name));
  return new Set(names).size === names.length ? found : [...found, 'two projects have one name'];
}

function memberViolations(state: MemoryState): string[] {
  const found = state
    .allMembers()
    .flatMap(({ entity }) => (memberSchema.safeParse(entity).success ? [] : [`member ${entity.name} is malformed`]));
  const hasOwner = state.members().some(({ entity }) => entity.role === 'owner');
  return hasOwner ? found : [...found, 'nobody owns the workspace'];
}

/** What people see of a state: records without their stamps, labels as they stand. */
export function visible(state: MemoryState): Record<string, unknown>[] {
  return [...state.tasks(), ...state.allProjects()]
    .filter(({ entity }) => entity.deleted_at === null)
    .map(({ entity: { seq: _seq, updated_at: _at, updated_by: _by, ...entity } }) => entity)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
