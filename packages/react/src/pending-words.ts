import { countedChanges } from './counted-changes.ts';
import type { PendingSummary } from './use-pending-changes.ts';

/** What is said of changes that wait; of none, that all are sent. Replace it to speak another language. */
export type PendingWords = (pending: Omit<PendingSummary, 'changes'>) => string;

/** The changes that wait, in English. */
export const pendingWords: PendingWords = ({ count, durable, state }) => {
  if (count === 0) return 'all changes sent';
  const changes = countedChanges(count);
  if (state === 'live' || state === 'catching-up') return `sending ${changes}`;
  // Only what survives a reload is saved.
  const kept = durable ? `${changes} saved on this device` : `${changes} waiting, keep this page open`;
  return state === 'signed-out' ? `${kept}; sign in to send` : kept;
};
