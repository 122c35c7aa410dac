import type { ErrorCode } from './catalogue.ts';

/** A thing that a name may have meant. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
}

export interface LockstepErrorDetails {
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  readonly current?: unknown;
  readonly candidates?: readonly Candidate[];
  readonly cause?: unknown;
}

/**
 * An error of the catalogue: what every layer throws and every door words in its own way.
 *
 * @example
 * throw new LockstepError('NOT_FOUND', 'There is no task with this id.');
 */
export class LockstepError extends Error {
  readonly code: ErrorCode;
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  readonly current: unknown;
  readonly candidates: readonly Candidate[] | undefined;

  constructor(code: ErrorCode, detail: string, details: LockstepErrorDetails = {}) {
    super(detail, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'LockstepError';
    this.code = code;
    this.errors = details.errors ?? [];
    this.current = details.current;
    this.candidates = details.candidates;
  }
}
