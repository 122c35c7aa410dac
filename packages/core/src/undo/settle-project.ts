import { foldText } from '../filter/fold-text.ts';
import type { UndoScope } from './undo-scope.ts';

const MAX_STEM = 110;

/** Fits a project that an undo changed to what others did meanwhile; answers whether something had to give way. */
export function settleProject(scope: UndoScope, id: string): boolean {
  return keepIfInUse(scope, id) || keepNameUnique(scope, id);
}

/** What others put into a project keeps it. */
function keepIfInUse(scope: UndoScope, id: string): boolean {
  const { draft } = scope;
  const project = draft.project(id)?.entity;
  if (project === undefined || project.deleted_at === null) return false;
  if (!scope.wasAlive(id)) return false;
  const task = draft.tasksOfProject(id).find(({ entity }) => entity.deleted_at === null)?.entity;
  if (task === undefined) return false;
  draft.writeProject({ ...project, deleted_at: null });
  scope.release(id, ['deleted_at']);
  scope.keep(id, 'deleted_at', `“${task.title}” was put into it by ${task.updated_by.name}`);
  return true;
}

/** Somebody may have taken the name meanwhile; then the one that comes back is told apart by a number. */
function keepNameUnique(scope: UndoScope, id: string): boolean {
  const { draft } = scope;
  const project = draft.project(id)?.entity;
  if (project === undefined || project.deleted_at !== null) return false;
  const used = new Set(draft.projects().flatMap(({ entity }) => (entity.id === id ? [] : [foldText(entity.name)])));
  if (!used.has(foldText(project.name))) return false;
  let name = project.name;
  for (let number = 2; used.has(foldText(name)); number += 1) name = `${project.name.slice(0, MAX_STEM)} (${number})`;
  draft.writeProject({ ...project, name });
  scope.release(id, ['name']);
  return true;
}
