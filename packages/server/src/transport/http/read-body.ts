import type { IncomingMessage } from 'node:http';
import { LockstepError } from '@lockstep/protocol';

/** How much of a refused body is still read, so that a client that only listens after sending gets to see why. */
const toleratedExcess = 16;

function tooLarge(maxBytes: number): LockstepError {
  return new LockstepError('TOO_LARGE', `The request body is larger than ${maxBytes} bytes.`);
}

/** What the client says of the body's length; undefined if it does not. */
export function declaredLength(request: IncomingMessage): number | undefined {
  const length = request.headers['content-length'];
  return length === undefined ? undefined : Number(length);
}

function discard(request: IncomingMessage, budget: number): void {
  let left = budget;
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) request.destroy();
  });
}

/**
 * The request's body, counted while it arrives.
 *
 * @throws LockstepError TOO_LARGE as soon as it is, or is declared to be, above `maxBytes`; MALFORMED if it ends early.
 */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if ((declaredLength(request) ?? 0) > maxBytes) {
      discard(request, maxBytes * toleratedExcess);
      reject(tooLarge(maxBytes));
      return;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) {
        request.off('data', onData);
        discard(request, maxBytes * toleratedExcess);
        reject(tooLarge(maxBytes));
        return;
      }
      chunks.push(chunk);
    };
    const onBroken = () => {
      reject(new LockstepError('MALFORMED', 'The request ended before its body was complete.'));
    };
    request.on('data', onData);
    request.on('end', () => {
      const [first] = chunks;
      resolve(first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks));
    });
    request.on('error', onBroken);
    request.on('close', () => {
      if (!request.complete) onBroken();
    });
  });
}
