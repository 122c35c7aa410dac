import { LockstepError } from '@lockstep/protocol';
import type { Context } from 'hono';

/** A request's JSON body. That it must be JSON also keeps plain cross-site forms out. */
export async function jsonBody(context: Context): Promise<unknown> {
  const type = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new LockstepError('UNSUPPORTED_MEDIA_TYPE', 'Send JSON with `Content-Type: application/json`.');
  }
  const text = await context.req.text();
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new LockstepError('MALFORMED', 'The body is not valid JSON.', { cause: error });
  }
}
