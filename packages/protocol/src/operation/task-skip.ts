import { z } from 'zod';
import { taskSchema } from '../entity/task.ts';
import { defineWrite } from './define-operation.ts';
import { taskReferenceFields } from './task-fields.ts';

export const taskSkip = defineWrite({
  name: 'task.skip',
  summary: 'Move a recurring task on to its next occurrence without completing it.',
  input: z.strictObject({
    ...taskReferenceFields,
  }),
  result: z.object({ task: taskSchema }),
  errors: ['NOT_FOUND', 'CONFLICT', 'OPERATION_ID_REUSED'],
  scope: 'tasks:write',
  http: [{ method: 'POST', path: '/tasks/{id}/skip', status: 200 }],
  destructive: false,
  idempotent: false,
  lists: true,
  wording: { one: 'Skipped “{title}” to its next date', many: 'Skipped {count} tasks to their next dates' },
  example: { input: { id: '01920000-0000-7000-8000-000000000001' } },
});
