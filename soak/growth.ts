/** A figure at a moment. */
export interface Sample {
  /** Milliseconds since some beginning. */
  readonly atMs: number;
  readonly value: number;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >>> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}

/**
 * By how much a figure grows from the first sample to the last, as the line through them has it. The line's slope is the
 * median of all slopes between two samples (Theil–Sen), so what stands out for a moment, be it the first or the last,
 * moves it little: what is used and given back is no growth.
 */
export function growth(samples: readonly Sample[]): number {
  const slopes = samples.flatMap((one, index) =>
    samples
      .slice(index + 1)
      .filter(({ atMs }) => atMs > one.atMs)
      .map((other) => (other.value - one.value) / (other.atMs - one.atMs)),
  );
  const span = (samples.at(-1)?.atMs ?? 0) - (samples[0]?.atMs ?? 0);
  return slopes.length === 0 ? 0 : median(slopes) * span;
}
