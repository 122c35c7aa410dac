import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { acceptsGzip } from './accepts-gzip.ts';
import { varyByEncoding } from './vary.ts';

/** Below this compression costs more than it saves, characters. */
const leastLength = 1024;

const compress = promisify(gzip);

/** Whether an answer is long enough to be compressed and may be. */
export function isWorthCompressing(request: IncomingMessage, text: string): boolean {
  return text.length >= leastLength && acceptsGzip(request.headers['accept-encoding']);
}

/** Sends JSON compressed; the work is done beside the event loop. */
export async function sendCompressed(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const body = await compress(text, { level: constants.Z_BEST_SPEED });
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Encoding': 'gzip',
    'Content-Length': body.length,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    Vary: varyByEncoding(response),
    ...headers,
  });
  response.end(body);
}
