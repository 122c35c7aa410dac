import type { Duplex } from 'node:stream';
import { LockstepError, toProblem } from '@lockstep/protocol';
import type { Metrics } from '../../observability/metrics.ts';

/** What Node's parser refuses before there is a request: answered on the bare socket, then closed. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Duplex, metrics: Metrics): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    socket.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
    return;
  }
  const tooLarge = error.code === 'HPE_HEADER_OVERFLOW';
  const refusal = tooLarge
    ? new LockstepError('TOO_LARGE', 'The request headers are too large.')
    : new LockstepError('MALFORMED', 'This is not a valid HTTP request.');
  metrics.errors.add(refusal.code);
  const problem = toProblem(refusal);
  const body = JSON.stringify(problem);
  socket.end(
    `HTTP/1.1 ${problem.status} ${problem.title}\r\nContent-Type: application/problem+json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
