import { closeCodes } from '@lockstep/protocol';
import type { Hub } from './hub.ts';
import type { Schedule } from './schedule.ts';

/**
 * Sends everybody away without a stampede (D10): each session is told to come back at its own moment of the window and
 * is closed with 4001.
 */
export function drain(hub: Hub, windowMs: number, schedule: Schedule): void {
  const sessions = [...hub.sessions];
  sessions.forEach((session, index) => {
    const afterMs = Math.floor((windowMs * index) / Math.max(1, sessions.length));
    session.askToReconnect(afterMs);
    schedule(afterMs, () => session.close(closeCodes.DRAINING, 'The server is restarting.'));
  });
}
