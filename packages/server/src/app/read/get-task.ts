import { LockstepError } from '@lockstep/protocol';
import type { ReadContext, ReadInput, ReadResult } from './read-context.ts';

export async function getTask(context: ReadContext, input: ReadInput<'task.get'>): Promise<ReadResult<'task.get'>> {
  const task = await context.store.task(context.workspace_id, input.id);
  if (task === undefined) throw new LockstepError('NOT_FOUND', 'There is no task with this id.');
  return { task };
}
