/**
 * Why this device does not keep what it was asked to keep. `unavailable`: the browser has no such storage, or does not let
 * this page use it; `blocked`: an older page holds it and does not give way; `full`: no room; `newer`: a newer version of
 * this program has it, and is not disturbed (C8); `failed`: anything else.
 */
export type StorageProblem = 'unavailable' | 'blocked' | 'full' | 'newer' | 'failed';

/** A storage that cannot be used, and why. */
export class StorageError extends Error {
  readonly problem: StorageProblem;

  constructor(problem: StorageProblem, options?: ErrorOptions) {
    super(`This device's storage cannot be used: ${problem}.`, options);
    this.name = 'StorageError';
    this.problem = problem;
  }
}

const problems: Readonly<Record<string, StorageProblem>> = {
  QuotaExceededError: 'full',
  VersionError: 'newer',
  SecurityError: 'unavailable',
};

/** What lies behind an error of the storage. */
export function storageProblemOf(error: unknown): StorageProblem {
  if (error instanceof StorageError) return error.problem;
  return (error instanceof Error ? problems[error.name] : undefined) ?? 'failed';
}
