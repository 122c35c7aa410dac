import { z } from 'zod';
import { taskSchema } from '../entity/task.ts';
import { defineWrite } from './define-operation.ts';
import { taskReferenceFields } from './task-fields.ts';

export const taskRestore = defineWrite({
  name: 'task.restore',
  summary: 'Bring a task back from the trash, with all that went there with it.',
  input: z.strictObject({
    ...taskReferenceFields,
  }),
  result: z.object({ task: taskSchema }),
  errors: ['NOT_FOUND', 'CONFLICT', 'OPERATION_ID_REUSED'],
  scope: 'tasks:write',
  http: [{ method: 'POST', path: '/tasks/{id}/restore', status: 200 }],
  destructive: false,
  idempotent: true,
  lists: true,
  wording: { one: 'Restored “{title}”', many: 'Restored {count} tasks' },
  example: { input: { id: '01920000-0000-7000-8000-000000000001' } },
});
