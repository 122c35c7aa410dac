import { errorCatalogue } from './catalogue.ts';
import type { LockstepError } from './lockstep-error.ts';
import type { Problem } from './problem.ts';

/** Words an error as problem details. */
export function toProblem(error: LockstepError, request_id?: string): Problem {
  const entry = errorCatalogue[error.code];
  return {
    type: `urn:lockstep:error:${error.code.toLowerCase().replaceAll('_', '-')}`,
    title: entry.title,
    status: entry.status,
    detail: error.message,
    code: error.code,
    retryable: entry.retryable,
    errors: [...error.errors],
    ...(error.current === undefined ? {} : { current: error.current }),
    ...(error.candidates === undefined ? {} : { candidates: [...error.candidates] }),
    ...(request_id === undefined ? {} : { request_id }),
  };
}
