import { LockstepError } from '@lockstep/protocol';

/** VALIDATION_FAILED for one field, worded as the parser words its own. */
export function invalid(path: string, message: string): LockstepError {
  return new LockstepError('VALIDATION_FAILED', `${path}: ${message}`, { errors: [{ path, message }] });
}
