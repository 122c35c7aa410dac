import { z } from 'zod';
import type { LanguageTask } from '../language/index.ts';
import type { PastCall } from './read-prompt.ts';

const text = z.string().nullish();

/** A task as tools answer it: what says nothing is left out. */
const toolTaskSchema = z.looseObject({
  id: z.string(),
  title: z.string(),
  completed: z.boolean().default(false),
  completed_at: text,
  deleted_at: text,
  due_date: text,
  due_time: text,
  due_zone: text,
  project_id: text,
  parent_id: text,
  labels: z.array(z.string()).default([]),
  priority: z.enum(['none', 'low', 'medium', 'high', 'urgent']).default('none'),
  assignee_id: text,
  recurrence: z.union([z.string(), z.looseObject({ rrule: z.string() })]).nullish(),
  notes: z.string().optional(),
  has_notes: z.boolean().optional(),
});

/** A task the turn has read. */
export interface KnownTask extends LanguageTask {
  /** Known only where it was read in full. */
  readonly notes?: string;
  readonly hasNotes: boolean;
}

const answerSchema = z.looseObject({
  tasks: z.array(toolTaskSchema).default([]),
  next_tasks: z.array(toolTaskSchema).default([]),
  next_cursor: z.string().nullish(),
});

/** The tasks in a tool's answer. */
export function tasksIn(value: unknown): readonly KnownTask[] {
  const answer = answerSchema.safeParse(value);
  return answer.success ? answer.data.tasks.map(toKnownTask) : [];
}

/** The next occurrences in a tool's answer. */
export function nextTasksIn(value: unknown): readonly KnownTask[] {
  const answer = answerSchema.safeParse(value);
  return answer.success ? answer.data.next_tasks.map(toKnownTask) : [];
}

/** Where a list goes on. */
export function nextCursorIn(value: unknown): string | undefined {
  const answer = answerSchema.safeParse(value);
  return answer.success ? (answer.data.next_cursor ?? undefined) : undefined;
}

/** Every task that the turn has found, each once, as it was before the turn changed anything. */
export function knownTasks(calls: readonly PastCall[]): readonly KnownTask[] {
  const known = new Map<string, KnownTask>();
  for (const { name, result } of calls) {
    if (name !== 'find_tasks' || result?.kind !== 'ok') continue;
    for (const task of tasksIn(result.value)) {
      if (!known.has(task.id) || task.notes !== undefined) known.set(task.id, task);
    }
  }
  return [...known.values()];
}

function toKnownTask(task: z.output<typeof toolTaskSchema>): KnownTask {
  const rrule = typeof task.recurrence === 'string' ? task.recurrence : task.recurrence?.rrule;
  return {
    id: task.id,
    title: task.title,
    completed: task.completed,
    completed_at: task.completed_at ?? null,
    deleted_at: task.deleted_at ?? null,
    due_date: task.due_date ?? null,
    due_time: task.due_time ?? null,
    due_zone: task.due_zone ?? null,
    project_id: task.project_id ?? null,
    parent_id: task.parent_id ?? null,
    labels: task.labels,
    priority: task.priority,
    assignee_id: task.assignee_id ?? null,
    recurrence: rrule === undefined ? null : { rrule, anchor: 'due' },
    ...(task.notes === undefined ? {} : { notes: task.notes }),
    hasNotes: task.has_notes ?? (task.notes ?? '') !== '',
  };
}
