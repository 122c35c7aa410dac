import { type ChangeEvent, LockstepError } from '@lockstep/protocol';
import type { ReadContext, ReadInput, ReadResult } from './read-context.ts';

const maxBytes = 4 * 1024 * 1024;

function refuseEpoch(): never {
  const message = 'The seq belongs to another epoch: the data was restored from a backup. Start again from a snapshot.';
  throw new LockstepError('CONFLICT', message, { errors: [{ path: 'epoch', message }] });
}

export async function listChanges(
  context: ReadContext,
  input: ReadInput<'change.list'>,
): Promise<ReadResult<'change.list'>> {
  const { store, workspace_id } = context;
  if (input.epoch !== undefined && input.epoch !== store.epoch) refuseEpoch();
  if (input.since_seq < (await store.floor(workspace_id))) {
    const message = 'The log no longer reaches back that far. Start again from a snapshot.';
    throw new LockstepError('CONFLICT', message, { errors: [{ path: 'since_seq', message }] });
  }
  const head = await store.head(workspace_id);
  const entries = await store.changesAfter(workspace_id, input.since_seq, {
    limit: input.limit,
    maxBytes,
    ids: input.ids,
  });
  return { epoch: store.epoch, head, changes: entries.map((entry) => JSON.parse(entry.event) as ChangeEvent) };
}
