import { z } from 'zod';
import { identifierSchema } from '../entity/identifier.ts';
import { taskTitleSchema } from '../entity/task.ts';
import { defineWrite } from './define-operation.ts';
import { guardSchema, taskReferenceFields } from './task-fields.ts';

export const taskDelete = defineWrite({
  name: 'task.delete',
  summary: 'Move a task and its subtasks to the trash, where they stay for 30 days.',
  input: z.strictObject({ ...taskReferenceFields, if_seq: guardSchema.optional() }),
  result: z.object({ task_id: identifierSchema, task_title: taskTitleSchema }),
  errors: ['NOT_FOUND', 'CONFLICT', 'OPERATION_ID_REUSED'],
  scope: 'tasks:delete',
  http: [{ method: 'DELETE', path: '/tasks/{id}', status: 200 }],
  destructive: true,
  idempotent: true,
  lists: true,
  wording: { one: 'Deleted “{title}”', many: 'Deleted {count} tasks' },
  example: { input: { id: '01920000-0000-7000-8000-000000000001' } },
});
