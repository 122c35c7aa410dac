import { LockstepError } from '@lockstep/protocol';
import type { ApplyItem } from './apply-item.ts';
import { nextDates } from './next-task.ts';
import { requireLiveTask } from './require-task.ts';

/** Moves a repeating task on to its next date without completing it. */
export const taskSkip: ApplyItem<'task.skip'> = (draft, item, context) => {
  const { entity } = requireLiveTask(draft, item.id);
  const { title, recurrence } = entity;
  if (recurrence === null) throw new LockstepError('CONFLICT', `“${title}” does not repeat.`, { current: entity });
  if (entity.completed) throw new LockstepError('CONFLICT', `“${title}” is completed.`, { current: entity });
  const leaving = { how: 'skipped', at: context.now, time_zone: context.time_zone } as const;
  const dates = nextDates(entity, recurrence, leaving);
  if (dates === null) {
    throw new LockstepError('CONFLICT', `This is the last “${title}”; complete or delete it.`, { current: entity });
  }
  draft.writeTask({ ...entity, ...dates });
  return (records) => ({ task: records.task(item.id) });
};
