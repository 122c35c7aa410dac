import { type ChangeEvent, LockstepError } from '@lockstep/protocol';
import type { ReadContext, ReadInput, ReadResult } from './read-context.ts';

const maxBytes = 4 * 1024 * 1024;

function refuseEpoch(): never {
  const message = 'The seq belongs to another epoch: the data was restored from a backup. Start again from a snapshot.';
  throw new LockstepError('CONFLICT', message, { errors: [{ path: 'epoch', message }] });
}

function refusePassed(floor: number): never {
  const message = `The log reaches back to seq ${floor} alone. Start again from a snapshot, or read what came after that.`;
  throw new LockstepError('CONFLICT', message, { errors: [{ path: 'since_seq', message }] });
}

export async function listChanges(
  context: ReadContext,
  input: ReadInput<'change.list'>,
): Promise<ReadResult<'change.list'>> {
  const { store, workspace_id } = context;
  if (input.epoch !== undefined && input.epoch !== store.epoch) refuseEpoch();
  const head = await store.head(workspace_id);
  const entries = await store.changesAfter(workspace_id, input.since_seq, {
    limit: input.limit,
    maxBytes,
    ids: input.ids,
  });
  // Looked at after the log, since retention may pass what is about to be read.
  const floor = await store.floor(workspace_id);
  if (input.since_seq < floor) refusePassed(floor);
  return { epoch: store.epoch, head, changes: entries.map((entry) => JSON.parse(entry.event) as ChangeEvent) };
}
