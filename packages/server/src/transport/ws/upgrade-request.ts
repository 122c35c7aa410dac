import { identifierSchema, LockstepError, parseInput } from '@lockstep/protocol';
import { z } from 'zod';
import { queryReader } from '../http/query-input.ts';

/** The address of a WebSocket upgrade, taken apart. */
export interface UpgradeUrl {
  /** `me` or a user's id. */
  readonly user_id: string;
  /** What follows the question mark, empty if nothing does. */
  readonly query: string;
}

const path = /^\/ws\/tasks\/([^/]+)\/?$/;

const querySchema = z.strictObject({
  since: z.int('must be a whole number').nonnegative('must be 0 or more').optional(),
  workspace_id: identifierSchema.optional(),
  epoch: z.string().max(64).optional(),
  ticket: z.string().optional(),
});

const readQuery = queryReader(querySchema);

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment).toLowerCase();
  } catch (cause) {
    throw new LockstepError('MALFORMED', 'The path is not valid percent-encoded UTF-8.', { cause });
  }
}

/**
 * Takes `/ws/tasks/{user_id}?…` apart; undefined for any other path.
 *
 * @throws LockstepError MALFORMED
 */
export function parseUpgradeUrl(url: string): UpgradeUrl | undefined {
  const parsed = URL.parse(url, 'http://localhost');
  const user_id = parsed === null ? undefined : path.exec(parsed.pathname)?.[1];
  if (parsed === null || user_id === undefined) return undefined;
  return { user_id: decode(user_id), query: parsed.search.slice(1) };
}

/**
 * Reads `since=&workspace_id=&epoch=&ticket=`.
 *
 * @throws LockstepError VALIDATION_FAILED naming the field, and for an unknown one the valid ones.
 */
export function readUpgradeQuery(query: string) {
  const { since, workspace_id, epoch } = parseInput(querySchema, readQuery(query));
  return { since, workspace_id, epoch };
}
