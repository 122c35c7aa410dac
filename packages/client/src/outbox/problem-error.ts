import type { Problem } from '@lockstep/protocol';
import { LockstepError } from '@lockstep/protocol/schemaless';

/** A problem that the server answered, as the error that the SDK's promises reject with. */
export function problemError(problem: Problem): LockstepError {
  return new LockstepError(problem.code, problem.detail, {
    errors: problem.errors,
    current: problem.current,
    ...(problem.candidates === undefined ? {} : { candidates: problem.candidates }),
    cause: problem,
  });
}
