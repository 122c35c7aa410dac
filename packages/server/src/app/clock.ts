import { Temporal } from 'temporal-polyfill';

/** The only source of time in the server; tests hand in a fake one. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}

let lastMs = Number.NaN;
let lastTimestamp = '';

/** The clock's time as a record bears it: ISO 8601, UTC, milliseconds. Worded once a millisecond. */
export function timestampOf(clock: Clock): string {
  const now = clock.now();
  if (now !== lastMs) {
    lastMs = now;
    lastTimestamp = Temporal.Instant.fromEpochMilliseconds(now).toString({ fractionalSecondDigits: 3 });
  }
  return lastTimestamp;
}
