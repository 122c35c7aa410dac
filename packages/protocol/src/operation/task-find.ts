import { z } from 'zod';
import { identifierSchema } from '../entity/identifier.ts';
import { prioritySchema } from '../entity/priority.ts';
import { labelSchema, taskSchema } from '../entity/task.ts';
import { calendarDateSchema, timeZoneSchema } from '../entity/time.ts';
import { defineRead } from './define-operation.ts';
import { referenceSchema } from './task-fields.ts';
import { workspaceField } from './workspace-field.ts';

export const taskStatusSchema = z.enum(['open', 'done', 'trashed', 'all']);
export const taskSortSchema = z.enum(['position', 'due', 'priority', 'created', 'updated', 'completed', 'title']);

export const taskFind = defineRead({
  name: 'task.find',
  summary: 'Find tasks by text, project, label, date, priority and status, page by page.',
  input: z.strictObject({
    ...workspaceField,
    query: z.string().trim().max(500).optional().describe('Words that must all be in the title or the notes.'),
    ids: z.array(identifierSchema).max(500).optional(),
    project: referenceSchema.optional().describe('A project by id or name, or "inbox".'),
    labels: z.array(labelSchema).max(20).optional().describe('Tasks that bear all of these.'),
    priority: prioritySchema.optional(),
    assignee: referenceSchema.optional(),
    parent: referenceSchema.optional().describe('Subtasks of this task, by id or title.'),
    status: taskStatusSchema.default('open').describe('“all” is open and done, without the trash.'),
    due_from: calendarDateSchema.optional().describe('Due on or after.'),
    due_to: calendarDateSchema.optional().describe('Due on or before.'),
    completed_from: calendarDateSchema.optional().describe('Completed on or after, in time_zone.'),
    completed_to: calendarDateSchema.optional().describe('Completed on or before, in time_zone.'),
    overdue: z.boolean().optional().describe('Open and past its due date or time, judged in time_zone.'),
    time_zone: timeZoneSchema.optional().describe('Default: the profile’s zone.'),
    sort: taskSortSchema.default('position'),
    limit: z.int().min(1).max(500).default(100),
    cursor: z.string().max(1000).optional().describe('next_cursor of the page before.'),
  }),
  result: z.object({
    tasks: z.array(taskSchema),
    next_cursor: z.string().nullable(),
    /** Head of the workspace when it was read. */
    seq: z.int().nonnegative(),
  }),
  errors: ['NOT_FOUND', 'AMBIGUOUS'],
  scope: 'tasks:read',
  http: [{ method: 'GET', path: '/tasks', status: 200 }],
  example: { input: { overdue: true, sort: 'due' } },
});
