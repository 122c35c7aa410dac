import { z } from 'zod';
import { taskSchema } from '../entity/task.ts';
import { defineWrite } from './define-operation.ts';
import { taskReferenceFields } from './task-fields.ts';

export const taskReopen = defineWrite({
  name: 'task.reopen',
  summary: 'Reopen a completed task. An untouched next occurrence of its series is removed again.',
  input: z.strictObject({
    ...taskReferenceFields,
  }),
  result: z.object({ task: taskSchema }),
  errors: ['NOT_FOUND', 'CONFLICT', 'OPERATION_ID_REUSED'],
  scope: 'tasks:write',
  http: [{ method: 'POST', path: '/tasks/{id}/reopen', status: 200 }],
  destructive: false,
  idempotent: true,
  lists: true,
  wording: { one: 'Reopened “{title}”', many: 'Reopened {count} tasks' },
  example: { input: { id: '01920000-0000-7000-8000-000000000001' } },
});
