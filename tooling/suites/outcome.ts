/** What one suite came to. A static check counts as one test. */
export interface Outcome {
  readonly suite: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly seconds: number;
  /** What a person needs in order to mend it; empty when nothing failed. */
  readonly report: string;
}

/** Counts of a suite that many tests make up. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * The counts as they are to be believed: a suite that ended badly with nothing failed in its own book has crashed, and
 * one that ran no test at all proves nothing. Both count as one failure.
 */
export function believed(counts: Counts, exitCode: number): Counts & { readonly report: string } {
  const ran = counts.passed + counts.failed;
  if (counts.failed === 0 && exitCode !== 0) {
    return { ...counts, failed: 1, report: `ended with exit code ${exitCode} although no test failed` };
  }
  if (ran === 0) return { ...counts, failed: 1, report: 'ran no test' };
  return { ...counts, report: '' };
}
