import { LockstepError } from '@lockstep/protocol';
import type { Context } from 'hono';
import { parseJsonBytes } from '../../json/parse-json.ts';

/** A request's JSON body. That it must be JSON also keeps plain cross-site forms out. */
export async function jsonBody(context: Context): Promise<unknown> {
  const type = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new LockstepError('UNSUPPORTED_MEDIA_TYPE', 'Send JSON with `Content-Type: application/json`.');
  }
  return parseJsonBytes(Buffer.from(await context.req.arrayBuffer()), 'body');
}
