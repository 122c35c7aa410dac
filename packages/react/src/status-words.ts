import type { ClientStatus } from '@lockstep/client';
import { countedChanges } from './counted-changes.ts';

/** What the status says, in words; `seconds` until the next try. Replace it to speak another language. */
export type StatusWords = (status: ClientStatus, seconds: number | null) => string;

function offline({ pending, durable, reason }: ClientStatus): string {
  const why = reason === 'too-many-connections' ? 'offline, too many open connections' : 'offline';
  if (pending === 0) return why;
  // Only what survives a reload is saved.
  return durable
    ? `${why}, ${countedChanges(pending)} saved on this device`
    : `${why}, ${countedChanges(pending)} waiting`;
}

/** The status in English. */
export const statusWords: StatusWords = (status, seconds) => {
  switch (status.state) {
    case 'live':
      return 'live';
    case 'catching-up':
      return 'catching up';
    case 'reconnecting':
      return seconds === null || seconds === 0 ? 'reconnecting' : `reconnecting in ${seconds} s`;
    case 'signed-out':
      return status.reason === 'suspended' ? 'signed out, the account is suspended' : 'signed out';
    case 'outdated':
      return 'outdated';
    default:
      return offline(status);
  }
};
