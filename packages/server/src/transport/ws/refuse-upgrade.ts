import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type LockstepError, toProblem } from '@lockstep/protocol';
import { retryAfterOf } from '../http/retry-after.ts';

/** Answers an upgrade with a plain HTTP refusal, before any WebSocket exists. */
export function refuseUpgrade(socket: Duplex, error: LockstepError): void {
  const problem = toProblem(error);
  const body = JSON.stringify(problem);
  const seconds = retryAfterOf(error);
  // The HTTP server's timeouts no longer watch this connection: a client that does not hang up would keep it forever.
  socket.once('finish', () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? 'Error'}\r\n` +
      'Connection: close\r\n' +
      'Content-Type: application/problem+json\r\n' +
      (seconds === undefined ? '' : `Retry-After: ${seconds}\r\n`) +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
