import type { Task } from '@lockstep/protocol';
import { Temporal } from 'temporal-polyfill';
import { dateInZone } from '../recurrence/date-in-zone.ts';

/** The moment and the zone in which the asker is. */
export interface Asker {
  /** ISO 8601 UTC. */
  readonly now: string;
  /** IANA. */
  readonly time_zone: string;
}

type Due = Pick<Task, 'completed' | 'deleted_at' | 'due_date' | 'due_time' | 'due_zone'>;

/** The instant a timed task is due; in a DST gap the later wall-clock time counts. */
function dueInstant(due_date: string, due_time: string, zone: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(`${due_date}T${due_time}`).toZonedDateTime(zone).toInstant();
}

/**
 * Whether a task should have been done by now: an all-day task after its day has ended where the asker is, a timed one
 * after its own zone's time (contract, "Dates").
 */
export function isOverdue(task: Due, asker: Asker): boolean {
  if (task.completed || task.deleted_at !== null || task.due_date === null) return false;
  if (task.due_time === null) return task.due_date < dateInZone(asker.now, asker.time_zone);
  const due = dueInstant(task.due_date, task.due_time, task.due_zone ?? asker.time_zone);
  return Temporal.Instant.compare(due, Temporal.Instant.from(asker.now)) < 0;
}
