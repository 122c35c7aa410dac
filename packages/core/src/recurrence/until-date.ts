import { Temporal } from '../temporal.ts';

import type { RuleUntil } from './rule.ts';

/** The time of day of a series: both parts of an all-day task are null, a floating time has no zone. */
export interface TimeOfSeries {
  readonly due_time: string | null;
  readonly due_zone: string | null;
}

/**
 * The last date an UNTIL admits. Timed occurrences are held against it as instants; all-day ones by date alone, so that an
 * UNTIL at midnight UTC does not cost them their last day.
 */
export function untilDate(until: RuleUntil, { due_time, due_zone }: TimeOfSeries): string {
  if (until.time === null || due_time === null) return until.date;
  let end = Temporal.PlainDateTime.from(`${until.date}T${until.time}`);
  if (until.kind === 'instant' && due_zone !== null) {
    end = end.toZonedDateTime('UTC').withTimeZone(due_zone).toPlainDateTime();
  }
  const isIncluded = Temporal.PlainTime.compare(Temporal.PlainTime.from(due_time), end.toPlainTime()) <= 0;
  const date = end.toPlainDate();
  return (isIncluded ? date : date.subtract({ days: 1 })).toString();
}
