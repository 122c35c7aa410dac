import { LockstepError } from './lockstep-error.ts';

/**
 * VALIDATION_FAILED for one field.
 *
 * @param path the dotted place in the input, empty for the whole.
 */
export function invalidField(path: string, message: string): LockstepError {
  return new LockstepError('VALIDATION_FAILED', path === '' ? message : `${path}: ${message}`, {
    errors: [{ path, message }],
  });
}
