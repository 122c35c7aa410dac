import { setTimeout as delay } from 'node:timers/promises';
import type { LockstepError } from '@lockstep/protocol';
import { noServerAt, type ServerAccess } from '../list/ask-server.ts';
import { Cursor } from './cursor.ts';
import { readSocket, type SocketEnd } from './read-socket.ts';

const firstPauseMs = 500;
const longestPauseMs = 30_000;

export interface FollowOptions {
  readonly access: ServerAccess;
  /** The seq to begin after; from now on if absent. */
  readonly since?: number | undefined;
  readonly stop: AbortSignal;
  /** 0 ≤ n < 1. */
  readonly random: () => number;
  readonly onMessage: (message: Record<string, unknown>) => void;
  /** The connection is gone and comes back by itself. */
  readonly onLost: () => void;
}

/** Exponential with full jitter, so that a thousand of them do not come back at once. */
function pauseAfter(failures: number, random: () => number): number {
  return Math.min(longestPauseMs, firstPauseMs * 2 ** failures) * random();
}

function refuse(end: SocketEnd, wasEverOpen: boolean, url: string): LockstepError | undefined {
  if (end.kind === 'refused') return end.error;
  // A server that was never there is a mistake to be told of; one that went away comes back.
  if (end.kind === 'lost' && !end.wasOpen && !wasEverOpen) return noServerAt(url, end.cause);
  return undefined;
}

/**
 * Hands on every message from the server until `stop`, over as many connections as it takes: after a gap it goes on
 * where it was. Rejects with LockstepError where coming back is no use.
 */
export async function follow(options: FollowOptions): Promise<void> {
  const { access, stop, random, onMessage, onLost } = options;
  const cursor = new Cursor(options.since);
  const address = `${access.url.replace(/^http/, 'ws')}/ws/tasks/me`;
  let wasEverOpen = false;
  let failures = 0;
  while (!stop.aborted) {
    const token = await access.credentials.token();
    const end = await readSocket({
      url: address + cursor.query,
      token,
      stop,
      onMessage: (message) => {
        failures = 0;
        cursor.note(message);
        onMessage(message);
      },
    });
    const error = refuse(end, wasEverOpen, access.url);
    if (error !== undefined) throw error;
    if (end.kind !== 'lost') return;
    if (end.wasOpen) onLost();
    wasEverOpen ||= end.wasOpen;
    await delay(pauseAfter(failures, random), undefined, { signal: stop }).catch(() => {});
    failures += 1;
  }
}
