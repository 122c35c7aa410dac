import { foldText } from '../filter/fold-text.ts';
import type { StoredTask } from './stored.ts';

/** Whether a task may be meant by a title: open, not trashed, and called so (see `View.tasksTitled`). */
export function hasTitle({ entity }: StoredTask, title: string): boolean {
  if (entity.completed || entity.deleted_at !== null) return false;
  return foldText(entity.title) === foldText(title.trim());
}
