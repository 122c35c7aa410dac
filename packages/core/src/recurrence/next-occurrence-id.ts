import { v5 } from 'uuid';

/**
 * The id of the occurrence that follows a completed one: UUIDv5 of the completed task's id in the namespace of the series
 * (X9), so that whoever completes it first, on whatever screen, makes the same task.
 */
export function nextOccurrenceId(seriesId: string, completedId: string): string {
  return v5(completedId.toLowerCase(), seriesId);
}
