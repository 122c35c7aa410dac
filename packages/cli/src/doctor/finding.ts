/** What one check found. */
export interface Finding {
  readonly check: string;
  /** `warning` works all the same; `problem` does not. */
  readonly state: 'ok' | 'warning' | 'problem';
  readonly detail: string;
  /** What to do about it. */
  readonly advice?: string;
}
