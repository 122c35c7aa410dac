import { z } from 'zod';
import { taskSchema } from '../entity/task.ts';
import { identifierSchema } from '../entity/identifier.ts';
import { defineWrite } from './define-operation.ts';
import { taskFields, taskReferenceFields } from './task-fields.ts';

export const taskMove = defineWrite({
  name: 'task.move',
  summary: 'Move a task to a project, under a parent, or to another place among its siblings.',
  input: z.strictObject({
    ...taskReferenceFields,
    project: taskFields.project.optional(),
    parent: taskFields.parent.optional(),
    before: identifierSchema.optional().describe('Place it before this sibling.'),
    after: identifierSchema.optional().describe('Place it after this sibling.'),
  }),
  result: z.object({ task: taskSchema }),
  errors: ['NOT_FOUND', 'AMBIGUOUS', 'CONFLICT', 'OPERATION_ID_REUSED'],
  scope: 'tasks:write',
  http: [{ method: 'POST', path: '/tasks/{id}/move', status: 200 }],
  destructive: false,
  idempotent: true,
  lists: true,
  wording: { one: 'Moved “{title}”', many: 'Moved {count} tasks' },
  example: { input: { id: '01920000-0000-7000-8000-000000000001', project: 'Home' } },
});
