import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type LockstepError, toProblem } from '@lockstep/protocol';

/** Answers an upgrade with a plain HTTP refusal, before any WebSocket exists. */
export function refuseUpgrade(socket: Duplex, error: LockstepError): void {
  const problem = toProblem(error);
  const body = JSON.stringify(problem);
  socket.end(
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? 'Error'}\r\n` +
      'Connection: close\r\n' +
      'Content-Type: application/problem+json\r\n' +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
