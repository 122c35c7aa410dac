import type { IncomingMessage } from 'node:http';
import { LockstepError } from '@lockstep/protocol';
import { parseJsonBytes } from '../../json/parse-json.ts';

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
 * @throws LockstepError UNSUPPORTED_MEDIA_TYPE, MALFORMED if it is not JSON, not UTF-8 or nested too deeply, or
 *   VALIDATION_FAILED if a member is there twice.
 */
export function parseJsonBody(request: IncomingMessage, body: Buffer): unknown {
  if (body.length === 0) return undefined;
  refuseOtherMedia(request);
  return parseJsonBytes(body, 'body');
}
