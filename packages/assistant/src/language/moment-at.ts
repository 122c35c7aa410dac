import { Temporal } from 'temporal-polyfill';
import type { MomentContext } from './context.ts';

/** The asker's instant from milliseconds since 1970, for callers that have no Temporal of their own. */
export function momentAt(epochMs: number): MomentContext['now'] {
  return Temporal.Instant.fromEpochMilliseconds(epochMs);
}
