import type { ApplyItem } from './apply-item.ts';
import { moveTo } from './move-to.ts';
import { requireLiveTask } from './require-task.ts';

/** Moves a task to a project, under a parent, or beside a sibling; its subtasks go along. */
export const taskMove: ApplyItem<'task.move'> = (draft, item) => {
  const { entity } = requireLiveTask(draft, item.id);
  draft.writeTask(moveTo(draft, entity, item));
  return (records) => ({ task: records.task(item.id) });
};
