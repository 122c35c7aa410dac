import type { MomentContext } from '@lockstep/assistant/language';
import { Temporal } from 'temporal-polyfill';

/** When, where and in which locale words are said, as the language takes it. `now`: milliseconds since 1970. */
export function momentContext(now: number, zone: string, locale: string): MomentContext {
  return { now: Temporal.Instant.fromEpochMilliseconds(now), zone, locale };
}
