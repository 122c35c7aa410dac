import { z } from 'zod';
import { identifierSchema } from '../entity/identifier.ts';
import { taskSchema } from '../entity/task.ts';
import { calendarDateSchema, timeZoneSchema } from '../entity/time.ts';
import { defineRead } from './define-operation.ts';
import { referenceSchema } from './task-fields.ts';
import { workspaceField } from './workspace-field.ts';

const count = z.int().nonnegative();

export const overviewGet = defineRead({
  name: 'overview.get',
  summary: 'The state at a glance: counts, what is overdue and due today, projects and labels in use.',
  input: z.strictObject({
    ...workspaceField,
    project: referenceSchema.optional().describe('Only this project, by id or name.'),
    time_zone: timeZoneSchema.optional().describe('Default: the profile’s zone.'),
  }),
  result: z.object({
    /** Today in `time_zone`. */
    today: calendarDateSchema,
    time_zone: timeZoneSchema,
    counts: z.object({ open: count, overdue: count, due_today: count, due_next_7_days: count, completed_today: count }),
    /** The first 20 of each, most pressing first. */
    overdue: z.array(taskSchema),
    due_today: z.array(taskSchema),
    projects: z.array(z.object({ id: identifierSchema, name: z.string(), open_tasks: count })),
    labels: z.array(z.object({ name: z.string(), open_tasks: count })),
    seq: count,
  }),
  errors: ['NOT_FOUND', 'AMBIGUOUS'],
  scope: 'tasks:read',
  http: [{ method: 'GET', path: '/overview', status: 200 }],
  example: { input: {} },
});
