import type { IncomingMessage } from 'node:http';
import type { Identity } from '../../app/identity.ts';

/**
 * Who sends this request, by bearer token or session cookie. Answers at once where a cache knows the credential: the
 * hot path does not wait a turn for what is known.
 *
 * @throws LockstepError UNAUTHENTICATED (thrown or rejected) where the credential is missing, unknown or expired.
 */
export type Authenticate = (request: IncomingMessage) => Identity | Promise<Identity>;
