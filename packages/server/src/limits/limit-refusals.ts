import { LockstepError } from '@lockstep/protocol';
import type { Identity } from '../app/identity.ts';

type Authenticate<Request> = (request: Request) => Identity | Promise<Identity>;

/** An authenticator that tells of each request it finds no good credential in; who is known never waits for that. */
export function limitRefusals<Request>(
  authenticate: Authenticate<Request>,
  refused: (request: Request) => void,
): Authenticate<Request> {
  function note(request: Request, error: unknown): never {
    if (error instanceof LockstepError && error.code === 'UNAUTHENTICATED') refused(request);
    throw error;
  }
  return (request) => {
    try {
      const found = authenticate(request);
      return found instanceof Promise ? found.catch((error: unknown) => note(request, error)) : found;
    } catch (error) {
      return note(request, error);
    }
  };
}
