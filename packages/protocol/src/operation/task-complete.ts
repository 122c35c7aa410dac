import { z } from 'zod';
import { taskSchema } from '../entity/task.ts';
import { timestampSchema } from '../entity/time.ts';
import { defineWrite } from './define-operation.ts';
import { taskReferenceFields } from './task-fields.ts';

export const taskComplete = defineWrite({
  name: 'task.complete',
  summary: 'Complete a task. A recurring one gets its next occurrence in the same operation.',
  input: z.strictObject({
    ...taskReferenceFields,
    completed_at: timestampSchema
      .optional()
      .describe('When it was done, if that was earlier (offline); clamped to between its creation and now.'),
  }),
  result: z.object({ task: taskSchema, next_task: taskSchema.optional() }),
  errors: ['NOT_FOUND', 'CONFLICT', 'OPERATION_ID_REUSED'],
  scope: 'tasks:write',
  http: [{ method: 'POST', path: '/tasks/{id}/complete', status: 200 }],
  destructive: false,
  idempotent: true,
  lists: true,
  wording: { one: 'Completed “{title}”', many: 'Completed {count} tasks' },
  example: { input: { id: '01920000-0000-7000-8000-000000000001' } },
});
