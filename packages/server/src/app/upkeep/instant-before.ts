import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../clock.ts';

const dayMs = 24 * 60 * 60 * 1_000;

/** The instant so many days ago, as records bear it: ISO 8601, UTC, milliseconds. */
export function instantBefore(clock: Clock, days: number): string {
  const instant = Temporal.Instant.fromEpochMilliseconds(clock.now() - days * dayMs);
  return instant.toString({ fractionalSecondDigits: 3 });
}
