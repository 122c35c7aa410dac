import type { LockstepClient } from '@lockstep/client';

/**
 * What an undo comes to first: `undone` at once, as everything is that was never sent (X10), or `waiting` like the change
 * that it takes back. `undos`: the op_ids of the undo, which settle with `done`.
 */
export const undoneOrWaiting = (
  client: Pick<LockstepClient, 'pendingChanges' | 'subscribe'>,
  undos: readonly string[],
  done: Promise<unknown>,
): Promise<'undone' | 'waiting'> =>
  new Promise((resolve) => {
    const look = () => {
      if (client.pendingChanges.some(({ op_id }) => undos.includes(op_id))) resolve('waiting');
    };
    const unsubscribe = client.subscribe(look);
    look();
    void done.then(() => resolve('undone')).finally(unsubscribe);
  });
