import type { SeededRandom } from '@lockstep/testkit/seeded-random';

/** How many tasks there are from the start, and as many of their ids are used in inputs. */
export const knownTasks = 16;

function uuid(kind: string, number: number): string {
  return `01950000-${kind}-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

export function taskId(number: number): string {
  return uuid('0a5c', number);
}

/** An id that only the input of this index creates. */
export function newTaskId(index: number): string {
  return uuid('0a5e', index);
}

export function projectId(number: number): string {
  return uuid('09e0', number);
}

/** Mostly a task that is there. */
export function someTaskId(random: SeededRandom, index: number): string {
  if (random.chance(0.75)) return taskId(random.below(knownTasks));
  return random.chance(0.7) ? newTaskId(random.below(index + 1)) : uuid('dead', random.below(1000));
}

/** The op_id under which the input of this index writes. */
export function operationId(seed: number, index: number): string {
  return `fuzz-${seed}-${index}`;
}
