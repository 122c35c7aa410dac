/** What one run of one case came to. */
export interface Measurement {
  /** Units are in the names, e.g. `p50_ms`. */
  readonly figures: Readonly<Record<string, number>>;
  /** Counts of what went wrong; anything but zero makes the run fail. */
  readonly faults: Readonly<Record<string, number>>;
}
