import { hash } from 'node:crypto';
import type { Repeats } from '../../app/application.ts';

const minuteMs = 60_000;
/** How long a repeated `request_id` is the same request (5-mcp). */
const windowMinutes = 10;

/** Whose word a `request_id` is. */
export interface RequestScope {
  /** The token's id, or the person's on this machine. */
  readonly credential_id: string;
  readonly client: string;
  readonly operation: string;
}

/** Under which op_id a request goes, and under which ones it may have gone before. */
export interface RequestKey extends Repeats {
  readonly op_id: string;
}

/**
 * Op_ids from a `request_id`: one for each minute, so that a repeat is found in the log whichever process served the
 * first, and next week's request of the same name is another one.
 *
 * @param now milliseconds since 1970.
 * @param asked the request word for word.
 */
export function requestKey(request_id: string, scope: RequestScope, now: number, asked: string): RequestKey {
  const { credential_id, client, operation } = scope;
  const digest = hash('sha256', JSON.stringify([credential_id, client, operation, request_id]), 'base64url');
  const minute = Math.floor(now / minuteMs);
  const ids = Array.from({ length: windowMinutes + 1 }, (_, ago) => `mcp-${digest}-${(minute - ago).toString(36)}`);
  const [op_id = digest, ...earlier] = ids;
  return { op_id, op_ids: earlier, asked };
}
