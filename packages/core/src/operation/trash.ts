import type { Task } from '@lockstep/protocol';
import type { Draft } from '../state/draft.ts';
import { descendants } from './descendants.ts';

/** Moves a task to the trash and its subtasks with it (X8). */
export function trash(draft: Draft, task: Task, now: string): void {
  const along = descendants(draft, task.id, 'without-trashed');
  draft.writeTask({ ...task, deleted_at: now });
  for (const { entity } of along) draft.writeTask({ ...entity, deleted_at: now }, task.id);
}
