import { useClientValue, useLockstep } from '@lockstep/react';
import { useMemo } from 'react';
import { changeWords } from './change-words.ts';

/** A change that the server has not shown yet, in words. */
export type Waiting = { op_id: string; what: string };

/** What waits to be sent, oldest first. */
export const useWaiting = (): readonly Waiting[] => {
  const client = useLockstep();
  const changes = useClientValue((current) => current.pendingChanges);
  return useMemo(
    () => changes.map((change) => ({ op_id: change.op_id, what: changeWords(change, client) })),
    [client, changes],
  );
};
