import type { Channel } from './channel.ts';
import { highWaterBytes } from './feed.ts';

/** Time without progress after which a socket is given up (D4), milliseconds. */
export const stalledAfterMs = 10_000;

/** What may pile up on a socket without progress, beyond what it was sent last, until it is given up (D4), bytes. */
export const maxPileBytes = 1024 * 1024;

/** A socket that has much to take, as it was when it last took some of it. */
export interface Stall {
  readonly since: number;
  readonly untakenBytes: number;
  readonly bufferedBytes: number;
}

/**
 * Looks at a socket anew; undefined where it keeps up. Progress is any byte taken: how much there is to take says
 * nothing, since one operation alone may be large.
 *
 * @param earlier what the look before this one came to
 * @param now milliseconds of a monotonic clock
 */
export function observeStall(channel: Channel, earlier: Stall | undefined, now: number): Stall | undefined {
  const { bufferedBytes, untakenBytes } = channel;
  if (bufferedBytes <= highWaterBytes) return undefined;
  if (earlier?.untakenBytes === untakenBytes) return earlier;
  return { since: now, untakenBytes, bufferedBytes };
}

/** Whether a stall has lasted too long, or too much has been added to it. */
export function isGivenUp(stall: Stall, channel: Channel, now: number): boolean {
  return now - stall.since >= stalledAfterMs || channel.bufferedBytes - stall.bufferedBytes > maxPileBytes;
}
