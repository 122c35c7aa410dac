import { z } from 'zod';
import { calendarDateSchema } from './time.ts';
import { identifierSchema } from './identifier.ts';

/** Whether the next occurrence counts from the due date or from when the task was completed. */
export const recurrenceAnchorSchema = z.enum(['due', 'completion']);

/** An RFC 5545 RRULE without the `RRULE:` prefix, e.g. `FREQ=WEEKLY;BYDAY=MO`. Its grammar is checked by core. */
export const rruleSchema = z.string().trim().min(1).max(500);

/**
 * How a task repeats. Occurrences and COUNT run from `series_start`; every occurrence of one series bears the same
 * `series_id` (contract, "Recurrence").
 */
export const recurrenceSchema = z.object({
  rrule: rruleSchema.describe('RFC 5545, without the `RRULE:` prefix.'),
  anchor: recurrenceAnchorSchema.describe('What the next occurrence counts from.'),
  series_id: identifierSchema.describe('The same for all occurrences.'),
  series_start: calendarDateSchema.describe('Occurrences and COUNT run from here.'),
});

/** What a caller says of a recurrence; the series is the server's. */
export const recurrenceInputSchema = z.strictObject({
  rrule: rruleSchema,
  anchor: recurrenceAnchorSchema.default('due'),
});

export type Recurrence = z.infer<typeof recurrenceSchema>;
export type RecurrenceInput = z.infer<typeof recurrenceInputSchema>;
