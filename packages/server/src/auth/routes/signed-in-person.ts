import { LockstepError } from '@lockstep/protocol';
import type { AuthExchange } from './auth-route.ts';

/** Who asks, and by which session: for what an API token may not do. Throws FORBIDDEN with this reason. */
export function signedInPerson(
  { identity }: AuthExchange,
  reason: string,
): { readonly user_id: string; readonly session_id: string } {
  const { user, credential } = identity;
  if (credential.kind !== 'session') throw new LockstepError('FORBIDDEN', reason);
  return { user_id: user.id, session_id: credential.id };
}
