import { Temporal } from 'temporal-polyfill';

/** The only source of time in the server; tests hand in a fake one. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}

/** The clock's time as a record bears it: ISO 8601, UTC, milliseconds. */
export function timestampOf(clock: Clock): string {
  return Temporal.Instant.fromEpochMilliseconds(clock.now()).toString({ fractionalSecondDigits: 3 });
}
