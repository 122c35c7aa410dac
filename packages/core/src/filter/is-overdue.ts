import type { Task } from '@lockstep/protocol';
import { dateInZone } from '../recurrence/date-in-zone.ts';
import { Temporal } from '../temporal.ts';

/** The moment and the zone in which the asker is. */
export interface Asker {
  /** ISO 8601 UTC. */
  readonly now: string;
  /** IANA. */
  readonly time_zone: string;
}

type Due = Pick<Task, 'completed' | 'deleted_at' | 'due_date' | 'due_time' | 'due_zone'>;

/**
 * Whether a task should have been done by now: an all-day task after its day has ended where the asker is, a timed one
 * after its own zone's time (contract, "Dates").
 */
export function isOverdue(task: Due, asker: Asker): boolean {
  if (task.completed || task.deleted_at !== null || task.due_date === null) return false;
  if (task.due_time === null) return task.due_date < dateInZone(asker.now, asker.time_zone);
  const zone = task.due_zone ?? asker.time_zone;
  // In a DST gap the later wall-clock time counts.
  const due = Temporal.PlainDateTime.from(`${task.due_date}T${task.due_time}`).toZonedDateTime(zone).toInstant();
  return Temporal.Instant.compare(due, Temporal.Instant.from(asker.now)) < 0;
}
