import { LockstepError } from '@lockstep/protocol';

/** What the URL of a WebSocket upgrade asks for. */
export interface UpgradeTarget {
  /** `me` or a user's id. */
  readonly user_id: string;
  readonly since: number | undefined;
  readonly workspace_id: string | undefined;
  readonly epoch: string | undefined;
  readonly ticket: string | undefined;
}

const path = /^\/ws\/tasks\/([^/]+)\/?$/;

function readSince(text: string | null): number | undefined {
  if (text === null) return undefined;
  const seq = Number(text);
  if (/^\d{1,16}$/.test(text) && Number.isSafeInteger(seq)) return seq;
  const message = 'must be a whole number, 0 or more';
  throw new LockstepError('VALIDATION_FAILED', `since: ${message}`, { errors: [{ path: 'since', message }] });
}

/** Reads the target of `/ws/tasks/{user_id}?since=&workspace_id=&epoch=&ticket=`; undefined for any other path. */
export function readUpgradeTarget(url: string): UpgradeTarget | undefined {
  const parsed = URL.parse(url, 'http://localhost');
  const user_id = parsed === null ? undefined : path.exec(parsed.pathname)?.[1];
  if (parsed === null || user_id === undefined) return undefined;
  const query = parsed.searchParams;
  return {
    user_id: decodeURIComponent(user_id),
    since: readSince(query.get('since')),
    workspace_id: query.get('workspace_id') ?? undefined,
    epoch: query.get('epoch') ?? undefined,
    ticket: query.get('ticket') ?? undefined,
  };
}
