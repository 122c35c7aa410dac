import { closeCodes, toProblem } from '@lockstep/protocol';
import type { WebSocket } from 'ws';
import { RateLimited } from '../../limits/rate-limited.ts';
import type { RateLimits } from '../../limits/rate-limits.ts';
import type { Channel } from '../../realtime/channel.ts';
import { encodeTextFrame } from '../../realtime/text-frame.ts';

const warning = JSON.stringify({ type: 'error', error: toProblem(new RateLimited('messages', 1_000)) });

/**
 * Warns a socket that sends too many messages, and closes it with 4013 if it goes on. Until then nothing it sent is
 * lost: an operation that was dropped unheard would never be answered.
 */
export function limitFrames(
  webSocket: Pick<WebSocket, 'on'>,
  channel: Pick<Channel, 'write' | 'close'>,
  limits: Pick<RateLimits, 'watchFrames'>,
): void {
  const judge = limits.watchFrames();
  webSocket.on('message', () => {
    const verdict = judge();
    if (verdict === 'warn') channel.write(encodeTextFrame(warning));
    else if (verdict === 'close') channel.close(closeCodes.RATE_LIMITED, 'Too many messages.');
  });
}
