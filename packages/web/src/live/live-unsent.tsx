import type { OutboxItem } from '@lockstep/client';
import { useClientValue } from '@lockstep/react';
import { UnsentMark } from '../ui/unsent-mark.tsx';

const isAbout = ({ touches, input }: OutboxItem, id: string): boolean =>
  input['id'] === id || touches?.includes(id) === true;

/** Marks a record of which the server does not have everything yet. */
export const LiveUnsent = ({ id }: { id: string }) => {
  const waits = useClientValue((client) => client.pendingChanges.some((change) => isAbout(change, id)));
  return waits ? <UnsentMark /> : null;
};
