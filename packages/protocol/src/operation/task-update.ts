import { z } from 'zod';
import { labelSchema, taskSchema } from '../entity/task.ts';
import { defineWrite } from './define-operation.ts';
import { guardSchema, taskFields, taskReferenceFields } from './task-fields.ts';

export const taskUpdate = defineWrite({
  name: 'task.update',
  summary: 'Change fields of a task; fields not named stay as they are, null clears one.',
  input: z.strictObject({
    ...taskReferenceFields,
    if_seq: guardSchema.optional(),
    ...z.object(taskFields).partial().shape,
    labels: taskFields.labels.optional().describe('Replaces all labels; add_labels and remove_labels merge better.'),
    add_labels: z.array(labelSchema).max(20).optional(),
    remove_labels: z.array(labelSchema).max(20).optional(),
  }),
  result: z.object({ task: taskSchema }),
  errors: ['NOT_FOUND', 'AMBIGUOUS', 'CONFLICT', 'OPERATION_ID_REUSED'],
  scope: 'tasks:write',
  http: [{ method: 'PATCH', path: '/tasks/{id}', status: 200 }],
  destructive: true,
  idempotent: true,
  lists: true,
  wording: { one: 'Changed “{title}”', many: 'Changed {count} tasks' },
  example: { input: { id: '01920000-0000-7000-8000-000000000001', priority: 'high', add_labels: ['home'] } },
});
