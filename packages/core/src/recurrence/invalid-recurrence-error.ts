/**
 * A recurrence rule that cannot be used. `message` is written for a person and says what would be accepted;
 * `part` names the offending part of the rule (`FREQ`, `BYDAY`, …) or is `RRULE` for the rule as a whole.
 */
export class InvalidRecurrenceError extends Error {
  readonly part: string;

  constructor(part: string, message: string) {
    super(message);
    this.name = 'InvalidRecurrenceError';
    this.part = part;
  }
}
