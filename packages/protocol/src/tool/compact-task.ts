import { z } from 'zod';
import type { Task } from '../entity/task.ts';

/** A task as models read it: the fields that are always there; of the others only those that say something. */
export const toolTaskSchema = z.looseObject({
  id: z.string(),
  title: z.string(),
  completed: z.boolean(),
  seq: z.int(),
});

export type ToolTask = z.infer<typeof toolTaskSchema>;

const keptEmpty = new Set(['id', 'title', 'completed', 'seq']);

function isEmpty(name: string, value: unknown): boolean {
  if (name === 'priority') return value === 'none';
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function withoutEmpty(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => keptEmpty.has(name) || !isEmpty(name, value)),
  );
}

/** Every field that says something, notes included. */
export function fullTask(task: Task): ToolTask {
  return toolTaskSchema.parse(withoutEmpty({ ...task }));
}

/** What a list needs: no bookkeeping, no order, and of the notes only that there are some. */
export function compactTask(task: Task): ToolTask {
  const { id, title, completed, seq, completed_at, priority, labels, project_id, parent_id, assignee_id } = task;
  const { due_date, due_time, due_zone, start_date, recurrence, notes, deleted_at } = task;
  return toolTaskSchema.parse(
    withoutEmpty({
      id,
      title,
      completed,
      seq,
      completed_at,
      priority,
      labels,
      due_date,
      due_time,
      due_zone,
      start_date,
      recurrence: recurrence?.rrule ?? null,
      project_id,
      parent_id,
      assignee_id,
      has_notes: notes === '' ? null : true,
      deleted_at,
    }),
  );
}
