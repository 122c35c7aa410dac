import { z } from 'zod';
import { identifierSchema } from '../entity/identifier.ts';
import { projectNameSchema } from '../entity/project.ts';
import { defineWrite } from './define-operation.ts';

export const projectDelete = defineWrite({
  name: 'project.delete',
  summary: 'Delete a project and move its tasks to the trash in the same operation; undo brings all of it back.',
  input: z.strictObject({ id: identifierSchema.describe('The project.') }),
  result: z.object({ project_id: identifierSchema, project_name: projectNameSchema }),
  errors: ['NOT_FOUND', 'OPERATION_ID_REUSED'],
  scope: 'tasks:delete',
  http: [{ method: 'DELETE', path: '/projects/{id}', status: 200 }],
  destructive: true,
  idempotent: true,
  lists: true,
  wording: { one: 'Deleted project “{name}”', many: 'Deleted {count} projects' },
  example: { input: { id: '01920000-0000-7000-8000-000000000002' } },
});
