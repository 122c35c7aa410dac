import { type ChangeEvent, LockstepError } from '@lockstep/protocol';
import type { ReadContext, ReadInput, ReadResult } from './read-context.ts';

const maxBytes = 4 * 1024 * 1024;

function refuse(path: 'epoch' | 'since_seq', message: string): never {
  throw new LockstepError('CONFLICT', message, { errors: [{ path, message }] });
}

/**
 * Changes after a seq. One that cannot be continued is refused, as a session would answer `reset` (S4, S5).
 *
 * @throws LockstepError CONFLICT where the seq is of another epoch, below the floor or ahead of the head.
 */
export async function listChanges(
  context: ReadContext,
  input: ReadInput<'change.list'>,
): Promise<ReadResult<'change.list'>> {
  const { store, workspace_id } = context;
  if (input.epoch !== undefined && input.epoch !== store.epoch) {
    refuse(
      'epoch',
      'The seq belongs to another epoch: the data was restored from a backup. Start again from a snapshot.',
    );
  }
  const entries = await store.changesAfter(workspace_id, input.since_seq, {
    limit: input.limit,
    maxBytes,
    ids: input.ids,
  });
  // Looked at after the log, since retention may pass what is about to be read, and the head includes what was read.
  const floor = await store.floor(workspace_id);
  if (input.since_seq < floor) {
    const reach = `The log reaches back to seq ${floor} alone.`;
    refuse('since_seq', `${reach} Start again from a snapshot, or read what came after that.`);
  }
  const head = await store.head(workspace_id);
  if (input.since_seq > head) {
    const end = `The log ends at seq ${head}: a later one belongs to another history.`;
    refuse('since_seq', `${end} Start again from a snapshot.`);
  }
  return { epoch: store.epoch, head, changes: entries.map((entry) => JSON.parse(entry.event) as ChangeEvent) };
}
