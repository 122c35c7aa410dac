import { LockstepError } from '@lockstep/protocol';
import { askServer, type ServerAccess } from './ask-server.ts';

/** Whether the server accepts the credentials. One that does not know a token just made uses other data. */
export async function knowsUs(access: ServerAccess): Promise<boolean> {
  try {
    await askServer(access, '/api/v1/me');
    return true;
  } catch (error) {
    if (error instanceof LockstepError && error.code === 'UNAUTHENTICATED') return false;
    throw error;
  }
}
