import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { LockstepError } from '@lockstep/protocol';

/** Deeper nesting than any input has; what recurses over parsed input is safe below it. */
const maxDepth = 64;

// “[” and “{”, “]” and “}” differ in one bit alone.
const caseBit = 0x20;
const opener = '{'.charCodeAt(0);
const closer = '}'.charCodeAt(0);
const quote = '"'.charCodeAt(0);
const backslash = '\\'.charCodeAt(0);

function isTooDeep(body: Buffer): boolean {
  if (body.length <= 2 * maxDepth) return false;
  let depth = 0;
  let inText = false;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] ?? 0;
    if (inText) {
      if (byte === backslash) at += 1;
      else if (byte === quote) inText = false;
    } else if (byte === quote) inText = true;
    else if ((byte | caseBit) === opener) {
      depth += 1;
      if (depth > maxDepth) return true;
    } else if ((byte | caseBit) === closer) depth -= 1;
  }
  return false;
}

function isJson(contentType: string): boolean {
  if (contentType === 'application/json') return true;
  const [type = '', ...parameters] = contentType.toLowerCase().split(';');
  const charset = parameters.map((each) => each.trim()).find((each) => each.startsWith('charset='));
  const isUtf8Charset = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
  return isUtf8Charset && /^application\/(?:[\w.+-]+\+)?json$/.test(type.trim());
}

function refuseOtherMedia(request: IncomingMessage): void {
  const type = request.headers['content-type'];
  if (type === undefined || !isJson(type)) {
    const given = type === undefined ? 'none was given' : `“${type}” was given`;
    throw new LockstepError('UNSUPPORTED_MEDIA_TYPE', `The body must be application/json in UTF-8; ${given}.`);
  }
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    throw new LockstepError('UNSUPPORTED_MEDIA_TYPE', `The body must not be compressed; it is “${encoding}”.`);
  }
}

/**
 * What a body says; undefined if there is none.
 *
 * @throws LockstepError UNSUPPORTED_MEDIA_TYPE, or MALFORMED if it is not JSON, not UTF-8 or nested too deeply.
 */
export function parseJsonBody(request: IncomingMessage, body: Buffer): unknown {
  if (body.length === 0) return undefined;
  refuseOtherMedia(request);
  if (!isUtf8(body)) throw new LockstepError('MALFORMED', 'The body is not valid UTF-8.');
  if (isTooDeep(body)) throw new LockstepError('MALFORMED', `The body is nested deeper than ${maxDepth} levels.`);
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'syntax error';
    throw new LockstepError('MALFORMED', `The body is not valid JSON: ${reason}.`, { cause });
  }
}
