import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';
import { acceptsGzip } from './accepts-gzip.ts';
import type { StreamAnswer } from './answer.ts';
import { varyByEncoding } from './vary.ts';

/** A client that takes nothing for so long is given up, milliseconds: what it is sent holds a read transaction open. */
const stalledAfterMs = 30_000;

/**
 * Sends chunks of JSON text as fast as the client reads them, compressed if it accepts that. A failure midway tears
 * the connection, so that nobody takes the beginning for the whole.
 */
export async function sendStream(
  request: IncomingMessage,
  response: ServerResponse,
  { status, chunks }: StreamAnswer,
  requestId: string,
): Promise<void> {
  const gzip = acceptsGzip(request.headers['accept-encoding']);
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'X-Request-Id': requestId,
    Vary: varyByEncoding(response),
    ...(gzip ? { 'Content-Encoding': 'gzip' } : {}),
  });
  response.setTimeout(stalledAfterMs, () => response.destroy());
  const source = Readable.from(chunks, { objectMode: true, highWaterMark: 1 });
  // The fastest level: it takes most of the redundancy of repeated field names for a fraction of the time.
  if (gzip) await pipeline(source, createGzip({ level: constants.Z_BEST_SPEED }), response);
  else await pipeline(source, response);
}
