import { z } from 'zod';
import { taskSchema } from '../entity/task.ts';
import { defineRead } from './define-operation.ts';
import { taskReferenceFields } from './task-fields.ts';

export const taskGet = defineRead({
  name: 'task.get',
  summary: 'Get one task by its id, trashed ones included.',
  input: z.strictObject(taskReferenceFields),
  result: z.object({ task: taskSchema }),
  errors: ['NOT_FOUND'],
  scope: 'tasks:read',
  http: [{ method: 'GET', path: '/tasks/{id}', status: 200 }],
  example: { input: { id: '01920000-0000-7000-8000-000000000001' } },
});
