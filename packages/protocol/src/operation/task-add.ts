import { z } from 'zod';
import { identifierSchema } from '../entity/identifier.ts';
import { taskSchema } from '../entity/task.ts';
import { defineWrite } from './define-operation.ts';
import { taskFields } from './task-fields.ts';

const { title, parent: _parent, project: _project, ...subtaskFields } = taskFields;

const subtaskSchema = z.strictObject({
  id: identifierSchema.optional(),
  title,
  ...z.object(subtaskFields).partial().shape,
});

export const taskAdd = defineWrite({
  name: 'task.add',
  summary: 'Add a task, with subtasks if wanted. Without a project it goes to the Inbox, at the end.',
  input: z.strictObject({
    id: identifierSchema.optional().describe('A UUIDv7 made by the caller; made by the server if absent.'),
    ...z.object(taskFields).partial().shape,
    title,
    before: identifierSchema.optional().describe('Place it before this sibling.'),
    after: identifierSchema.optional().describe('Place it after this sibling.'),
    subtasks: z.array(subtaskSchema).max(50).optional(),
  }),
  result: z.object({ task: taskSchema, subtasks: z.array(taskSchema).optional() }),
  errors: ['NOT_FOUND', 'AMBIGUOUS', 'CONFLICT', 'OPERATION_ID_REUSED'],
  scope: 'tasks:write',
  http: [{ method: 'POST', path: '/tasks', status: 201 }],
  destructive: false,
  idempotent: false,
  lists: true,
  wording: { one: 'Added “{title}”', many: 'Added {count} tasks' },
  example: {
    input: {
      title: 'Pay rent',
      due_date: '2026-12-01',
      labels: ['home'],
      recurrence: { rrule: 'FREQ=MONTHLY;BYMONTHDAY=1' },
    },
  },
});
